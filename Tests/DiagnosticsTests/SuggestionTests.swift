import Testing

@testable import Diagnostics

struct SuggestionTests {
    static let keys = ["label", "name", "min", "max", "min_length", "max_length", "options", "placeholder", "required"]

    @Test(
        "A misspelt word finds the nearest candidate",
        arguments: [
            ("lable", "label"),  // transposition
            ("labl", "label"),  // omission
            ("labbel", "label"),  // insertion
            ("labek", "label"),  // replacement
            ("LABEL", "label"),
            ("Label", "label"),
            ("label", "label"),
            ("nam", "name"),
            ("naem", "name"),
            ("minlength", "min_length"),
            ("max-length", "max_length"),
            ("optoins", "options"),
            ("palceholdre", "placeholder"),
            ("requierd", "required"),
            ("mim", "min"),
        ])
    func finds(word: String, candidate: String) {
        #expect(closestMatch(to: word, among: Self.keys) == candidate)
        #expect(didYouMean(word, among: Self.keys) == " Did you mean “\(candidate)”?")
    }

    @Test(
        "A word that is far from every candidate finds none",
        arguments: [
            "", "m", "mi", "xyz", "colour", "lbael_x", "naïveté",
            String(repeating: "label", count: 21),
        ])
    func findsNothing(word: String) {
        #expect(closestMatch(to: word, among: Self.keys) == nil)
        #expect(didYouMean(word, among: Self.keys).isEmpty)
    }

    @Test("One edit for each three letters is allowed, and not one more", arguments: [3, 5, 6, 8, 9, 30, 100])
    func allowedEdits(length: Int) {
        let candidate = String(repeating: "a", count: length)
        let edits = length / 3
        let near = String(repeating: "b", count: edits) + candidate.dropFirst(edits)
        let far = String(repeating: "b", count: edits + 1) + candidate.dropFirst(edits + 1)
        #expect(closestMatch(to: near, among: [candidate]) == candidate)
        #expect(closestMatch(to: far, among: [candidate]) == nil)
    }

    @Test("Of several that are near the nearest is taken, and of equals the first")
    func nearest() {
        #expect(closestMatch(to: "minn", among: ["mint", "min", "mine"]) == "mint")
        #expect(closestMatch(to: "lablex", among: ["libel", "label"]) == "label")
        #expect(closestMatch(to: "name", among: [String]()) == nil)
    }
}
