import Forms
import Testing

struct MessagesTests {
    private func messages(_ text: String) -> Messages { Messages(language: "en", texts: ["form_title": text]) }

    @Test("Every text that the product says is there in English, and no other")
    func complete() {
        let keys = Messages.Key.allCases.flatMap { key in
            key.countPlace == nil ? [key.rawValue] : ["\(key.rawValue).one", "\(key.rawValue).other"]
        }
        #expect(Set(english.texts.keys) == Set(keys))
        #expect(english.texts.values.allSatisfy { !$0.isEmpty })
    }

    @Test(
        "Places are filled once, and what is no place stays",
        arguments: [
            ("Contact {team}", "Contact Care"),
            ("{team}", "Care"),
            ("{team}{team}", "CareCare"),
            ("{team} {other}", "Care {other}"),
            ("{}", "{}"),
            ("{team", "{team"),
            ("team}", "team}"),
            ("}{team}{", "}Care{"),
            ("{Team}", "{Team}"),
            ("{a{team}", "{aCare"),
            ("{a} {team}}", "{a} Care}"),
            ("plain", "plain"),
            ("", ""),
        ])
    func fills(text: String, filled: String) {
        #expect(messages(text).text(.formTitle, ["team": "Care"]) == filled)
    }

    @Test(
        "A value with braces is never taken for a place",
        arguments: ["{team}", "{other}", "{", "}", "{{other}}", "{team}{other}"])
    func neverExpandsTwice(value: String) {
        let filled = messages("{team} and {other}").text(.formTitle, ["team": value, "other": "{team}"])
        #expect(filled == "\(value) and {team}")
    }

    @Test("Without values a text is said as it is")
    func withoutValues() {
        #expect(messages("{team}").text(.formTitle) == "{team}")
    }

    @Test("A text that is missing shows its key")
    func missing() {
        #expect(messages("x").text(.submit) == "submit")
    }

    @Test("The places of a text are found")
    func places() {
        #expect(Messages.places(in: "“{label}” must be {below} or {above}.") == ["label", "below", "above"])
        #expect(Messages.places(in: "a { b } {c") == [" b "])
        #expect(Messages.places(in: "none").isEmpty)
    }
}
