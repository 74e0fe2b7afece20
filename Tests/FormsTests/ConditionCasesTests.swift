import FieldDefinitions
import Foundation
import Testing

@testable import Forms

/// Tests/Conditions/cases.json, which Tests/Browser/test_conditions.py reads as well: FEATURES of conditions, case by case.
struct ConditionCasesTests {
    struct Cases: Decodable {
        let answers: [AnswerCase]
        let forms: [FormCase]
    }

    /// A comparison with one field's answer, or its files.
    struct AnswerCase: Decodable, CustomTestStringConvertible {
        let why: String?
        let field: FieldDefinition
        let condition: [String]
        let answers: [String]
        let holds: Bool

        var testDescription: String {
            "\(field.inputType) \(condition) of \(answers)\(why.map { ": \($0)" } ?? "")"
        }
    }

    /// A form, what is sent, and what is shown and needed then.
    struct FormCase: Decodable, CustomTestStringConvertible {
        let why: String
        let fields: [FieldDefinition]
        let answers: [[String]]
        let files: [String]
        let shown: [String]
        let needed: [String]

        var testDescription: String { why }
    }

    static let cases: Cases? = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Conditions/cases.json")
        return try? JSONDecoder().decode(Cases.self, from: Data(contentsOf: path.standardizedFileURL))
    }()

    private func submission(_ answers: [(name: String, value: String)], files: [String]) -> Submission {
        Submission(
            answers, files: files.map { ReceivedFile(field: $0, name: "a.txt", type: "text/plain", size: 1) })
    }

    @Test("There are cases of every comparator with every kind of answer")
    func isComplete() throws {
        let cases = try #require(Self.cases)
        var missing: Set<String> = []
        for type in InputType.allCases {
            let definition = try JSONDecoder().decode(
                FieldDefinition.self, from: Data(#"{"input_type": "\#(type.rawValue)"}"#.utf8))
            for comparator in try definition.field().answerKind.comparators {
                for holds in [true, false] {
                    missing.insert("\(type.rawValue) \(comparator.rawValue) \(holds)")
                }
            }
        }
        for one in cases.answers { missing.remove("\(one.field.inputType.rawValue) \(one.condition[0]) \(one.holds)") }
        // A hidden field needs no case of each: it is a text.
        #expect(missing.filter { !$0.hasPrefix("hidden ") } == [])
    }

    @Test("A comparison holds or does not", arguments: cases?.answers ?? [])
    func answer(_ one: AnswerCase) throws {
        var asked = try one.field.field()
        asked.name = "a"
        let comparator = try #require(Comparator(rawValue: one.condition[0]))
        let dependent = Field(
            attribute: .custom, name: "b", control: .text(TextConstraints()), label: "b",
            visibility: .onlyIf(.term(.init(field: "a", comparator, Array(one.condition.dropFirst())))))
        let isFile = asked.files != nil
        let sent = submission(
            isFile ? [] : one.answers.map { (name: "a", value: $0) }, files: isFile ? one.answers.map { _ in "a" } : [])
        #expect(ShownFields(Form(fields: [asked, dependent]), sent)[1] == one.holds)
    }

    @Test("A form shows and needs what its conditions say", arguments: cases?.forms ?? [])
    func form(_ one: FormCase) throws {
        let form = Form(fields: try one.fields.map { try $0.field() })
        let shown = ShownFields(form, submission(one.answers.map { (name: $0[0], value: $0[1]) }, files: one.files))
        #expect(form.fields.indices.filter { shown[$0] }.map { form.fields[$0].name } == one.shown)
        let needed = form.fields.indices.filter { shown[$0] && shown.needsAnswer($0) }
        #expect(needed.map { form.fields[$0].name } == one.needed)
    }
}
