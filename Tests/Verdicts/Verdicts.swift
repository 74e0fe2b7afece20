import Foundation

/// Reads questions, a JSON object in each line of standard input, and answers each with a line of JSON. What is asked is
/// the question's `judge`.
@main
struct Verdicts {
    static func main() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        while let line = readLine() {
            let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
            var answer: Data
            switch question.judge {
            case .pattern: answer = try encoder.encode(PatternQuestion(line).answer)
            case .properties: answer = try encoder.encode(PropertyNames())
            case .field: answer = try encoder.encode(FieldQuestion(line).answer())
            case .conditions: answer = try encoder.encode(ConditionsQuestion(line).answer())
            }
            answer.append(UInt8(ascii: "\n"))
            FileHandle.standardOutput.write(answer)
        }
    }
}
