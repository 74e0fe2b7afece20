import Forms
import Foundation

/// `{"judge": "pattern", "pattern": "[a-z]+", "values": ["abc", "1"]}`: whether each value matches.
struct PatternQuestion: Decodable {
    let pattern: String
    let values: [String]

    init(_ line: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
    }

    /// `verdicts` has an item for each value, null where a limit was reached. A pattern that is refused has `refused` instead.
    struct Answer: Encodable {
        var translation: String?
        var verdicts: [Bool?]?
        var refused: Refusal?
    }

    struct Refusal: Encodable {
        let kind: String
        let offset: Int
        let message: String
        let isLimitation: Bool
    }

    var answer: Answer {
        do throws(PatternError) {
            let pattern = try Pattern(pattern)
            return Answer(translation: pattern.translation, verdicts: values.map { pattern.matches($0) })
        } catch {
            let kind = String(describing: error.kind).prefix { $0 != "(" }
            return Answer(
                refused: Refusal(
                    kind: String(kind), offset: error.offset, message: error.description,
                    isLimitation: error.isLimitation))
        }
    }
}
