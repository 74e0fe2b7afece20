/// The candidate that a misspelt word was probably meant to be, or nil when none is near.
///
/// Near means: at most one edit for each three letters (Damerau–Levenshtein, adjacent transpositions count once),
/// and at least one edit is always allowed for words of three letters or more. Case is ignored.
func closestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(word.count / 3, word.count > 2 ? 1 : 0)
    guard allowed > 0, word.count <= 100 else { return nil }
    let letters = Array(word.lowercased())
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where abs(candidate.count - letters.count) <= allowed {
        let distance = editDistance(letters, Array(candidate.lowercased()))
        if distance <= allowed, distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    return best?.candidate
}

/// A sentence to put after a message, with a space before it: ` Did you mean “label”?`; empty when nothing is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    closestMatch(to: word, among: candidates).map { " Did you mean “\($0)”?" } ?? ""
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var cost = min(last[column + 1], current[column]) + 1
            cost = min(cost, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
