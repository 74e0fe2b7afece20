import CompiledSite
import FieldDefinitions
import Forms
import Foundation

/// `{"judge": "field", "field": {"input_type": "number"}, "answers": [["12"], []]}`: what is wrong with each answer, which
/// is what a request has under the field's name, or its files.
struct FieldQuestion: Decodable {
    let field: FieldDefinition
    let answers: [[String]]?
    let files: [[File]]?

    struct File: Decodable {
        let name: String
        let type: String
        let size: Int
    }

    init(_ line: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
    }

    /// `codes` has an item for each answer, null for one that passes; `rules` are those of the page.
    struct Answer: Encodable {
        let codes: [ErrorCode?]
        let messages: [String?]
        let rules: String
    }

    func answer() throws -> Answer {
        let field = try field.field()
        // Another field is always answered, so that the submission never says nothing.
        let form = Form(fields: [
            field, Field(attribute: .custom, name: "other", control: .text(TextConstraints()), label: "Other"),
        ])
        let verdicts = submissions(to: field.name).map { form.verdict(on: $0, messages: words).errors.first }
        return Answer(
            codes: verdicts.map { $0?.code }, messages: verdicts.map { $0?.message },
            rules: CompiledSite(messages: words).rules(of: field, form, isUntouched: true))
    }

    private func submissions(to name: String) -> [Submission] {
        let other = [(name: "other", value: "x")]
        let texts = (answers ?? []).map { Submission($0.map { (name: name, value: $0) } + other) }
        let files = (files ?? []).map { files in
            Submission(
                other,
                files: files.map { ReceivedFile(field: name, name: $0.name, type: $0.type, size: $0.size) })
        }
        return texts + files
    }
}

/// Messages that are their own keys, and the nearest values of a step.
let words = Messages(
    language: "en",
    texts: [
        "step_mismatch": "{below} {above}", "range_overflow": "{max}", "range_overflow_date": "{max}",
        "file_too_large.other": "file_too_large", "file_type.other": "file_type",
    ])

extension CompiledSite {
    /// A site that has nothing but its texts.
    init(messages: Messages) {
        self.init(
            name: "", origin: "", path: "/", gateway: "/", theme: CompiledTheme(stylesheet: "", favicon: ""),
            bodyLimit: 0, parameterLimit: 0, messages: messages, teams: [:])
    }
}
