import Diagnostics
import Forms

extension YAMLReader {
    /// Tells of conditions that never hold, because two of their comparisons want different options of one choice.
    mutating func checkContradictions(_ condition: WrittenCondition, _ fields: [String: Field]) {
        // Where a comparison could not be understood, the two do not count alike.
        guard let whole = condition.whole, whole.terms.count == condition.terms.count else { return }
        var next = 0
        var groups: [[Int]] = []
        let outer = Self.together(whole, &next, &groups)
        groups.append(outer)
        for group in groups {
            var chosen: [String: String] = [:]
            for written in group.map({ condition.terms[$0] }) where written.term.comparator == .selected {
                guard let option = written.term.operands.first, let field = fields[written.term.field] else { continue }
                switch field.control {
                case .radio, .selection: break
                default: continue
                }
                guard let other = chosen[field.name], !other.isSame(as: option) else {
                    chosen[field.name] = option
                    continue
                }
                warn(
                    "This never holds, because only one option of “\(field.name)” can be chosen, and “\(other)” has to be,"
                        + " too. Write “any” in place of “all”, or remove one of the two.",
                    at: written.operandPositions.first ?? written.fieldPosition)
            }
        }
    }

    /// The numbers of the comparisons that all have to hold, and, of what is inside of `any`, those that have to hold
    /// together.
    private static func together(_ condition: Condition, _ next: inout Int, _ groups: inout [[Int]]) -> [Int] {
        switch condition {
        case .term:
            next += 1
            return [next - 1]
        case .all(let parts):
            return parts.flatMap { together($0, &next, &groups) }
        case .any(let parts):
            for part in parts {
                let inner = together(part, &next, &groups)
                groups.append(inner)
            }
            return []
        }
    }
}
