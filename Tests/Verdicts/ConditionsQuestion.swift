import CompiledSite
import FieldDefinitions
import Forms
import Foundation

/// `{"judge": "conditions", "fields": […], "answers": [[["a", "1"]]], "files": [["b"]]}`: which fields of a form are shown and
/// needed with each set of answers.
struct ConditionsQuestion: Decodable {
    let fields: [FieldDefinition]
    /// Names and values, for each request.
    let answers: [[[String]]]
    /// The names of the fields that have a file, for each request.
    let files: [[String]]

    init(_ line: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
    }

    /// `shown` and `needed` have the fields' names for each request; `rules` are those of the page, by field.
    struct Answer: Encodable {
        let shown: [[String]]
        let needed: [[String]]
        let rules: [String: String]
    }

    func answer() throws -> Answer {
        let form = Form(fields: try fields.map { try $0.field() })
        let shown = zip(answers, files).map { parameters, files in
            ShownFields(
                form,
                Submission(
                    parameters.map { (name: $0[0], value: $0[1]) },
                    files: files.map { ReceivedFile(field: $0, name: "a.txt", type: "text/plain", size: 1) }))
        }
        func names(_ holds: (ShownFields, Int) -> Bool) -> [[String]] {
            shown.map { shown in form.fields.indices.filter { holds(shown, $0) }.map { form.fields[$0].name } }
        }
        let site = CompiledSite(messages: words)
        return Answer(
            shown: names { $0[$1] }, needed: names { $0[$1] && $0.needsAnswer($1) },
            rules: Dictionary(
                uniqueKeysWithValues: form.fields.filter { !$0.isConstant }.map {
                    ($0.name, site.rules(of: $0, form, isUntouched: true))
                }))
    }
}
