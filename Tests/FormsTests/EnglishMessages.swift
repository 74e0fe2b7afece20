import Foundation
import Testing

@testable import Forms

/// The texts of `templates/messages/en.yaml`, so that the tests assert what customers really read.
let english: Messages = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../templates/messages/en.yaml").standardizedFileURL
    let content = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    var texts: [String: String] = [:]
    var key = ""
    for line in content.split(separator: "\n") where !line.hasPrefix("#") {
        guard let colon = line.range(of: ": ") else {
            key = String(line.dropLast())
            continue
        }
        var text = String(line[colon.upperBound...])
        if text.hasPrefix("\"") { text = String(text.dropFirst().dropLast()) }
        let name = line[..<colon.lowerBound]
        texts[name.hasPrefix("  ") ? "\(key).\(name.dropFirst(2))" : String(name)] = text
    }
    return Messages(language: "en", texts: texts, numbers: NumberStyle(group: ",", decimal: "."))
}()

/// What a request with these parameters says.
func request(_ parameters: KeyValuePairs<String, String>) -> Submission {
    Submission(parameters.map { (name: $0.key, value: $0.value) })
}

/// A field of its own, labelled “Answer”, whose HTML name is `answer`.
func field(
    _ control: Control, label: String = "Answer", default defaultValue: String? = nil, required: Requirement = .never,
    visibility: Visibility = .always
) -> Field {
    Field(
        attribute: .custom, name: "answer", control: control, label: label, defaultValue: defaultValue,
        required: required, visibility: visibility)
}

extension Field {
    /// What a form says to one answer to this field; nil for a request without it. Another field is always answered, so
    /// that the submission never says nothing.
    func verdict(on answer: String?) -> (answers: [Answer], errors: [FieldError]) {
        let other = Field(attribute: .custom, name: "other", control: .text(TextConstraints()), label: "Other")
        let submission = answer.map { request([name: $0, "other": "x"]) } ?? request(["other": "x"])
        let verdict = Form(fields: [self, other]).verdict(on: submission, messages: english)
        return (verdict.answers.filter { $0.name == name }, verdict.errors)
    }

    /// The code of the error; nil when the answer passes.
    func code(_ answer: String?) -> ErrorCode? { verdict(on: answer).errors.first?.code }

    /// What the customer reads; empty when the answer passes.
    func message(_ answer: String?) -> String { verdict(on: answer).errors.first?.message ?? "" }

    /// What is stored; nil when nothing is.
    func stored(_ answer: String?) -> String? { verdict(on: answer).answers.first?.value }
}

let longText = Control.longText(TextConstraints(), rows: 3)

/// Whether two texts are equal code unit by code unit.
func isSame(_ left: String?, _ right: String?) -> Bool { left.map { Array($0.utf8) } == right.map { Array($0.utf8) } }
