@testable import Forms

/// The answer to a question and, in further lines, least and greatest number, step and default of a schema.
func check(_ input: [UInt8]) {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    let text = lines[0]
    checkAddresses(text)
    checkNumber(text)
    func line(_ index: Int) -> String? { lines.count > index && !lines[index].isEmpty ? lines[index] : nil }
    checkSteps(text, NumberConstraints(min: line(1), max: line(2), step: line(3)), default: line(4))
    checkFields(String(decoding: input, as: UTF8.self), lines)
}

private func checkAddresses(_ text: String) {
    if EmailAddress.isValid(text) {
        expect(text.unicodeScalars.count { $0 == "@" } == 1, "not one @")
        expect(
            !text.unicodeScalars.contains { $0.value <= 0x20 || "\"(),:;<>[\\]".unicodeScalars.contains($0) }, "signs")
        expect(EmailAddress.isValid(text + ".example"), "one more label")
    }
    let isValid = WebAddress.isValid(text)
    if isValid { expect(text.utf8.contains(UInt8(ascii: ":")), "no scheme") }
    // Browsers drop white space at both ends, and tabs anywhere.
    expect(WebAddress.isValid(" \(text)\u{1}\n ") == isValid, "white space counts")
}

private func checkNumber(_ text: String) {
    let number = FloatingPointNumber.parse(text)
    guard let number else { return expect(Decimal(text) == nil, "a decimal that is no number") }
    expect(number.isFinite, "no number")
    guard let decimal = Decimal(text) else { return expect(false, "a number that is no decimal") }
    // Of more digits, zeros behind the point among them, the last are not read.
    let hasAllDigits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } <= 18
    expect(
        abs(decimal.double - number) <= abs(number) * 1e-15 || abs(number) < 1e-300 || !hasAllDigits,
        "\(text) is \(decimal.double)")
    let shown = decimal.description
    expect(shown.utf8.count <= 50, "a long number: \(shown)")
    expect(Decimal(shown) == decimal || abs(number) < 1e-300, "\(text) is shown as \(shown)")
}

private func checkSteps(_ text: String, _ constraints: NumberConstraints, default defaultValue: String?) {
    _ = constraints.error(in: text, default: defaultValue)
    guard let (below, above) = constraints.neighbours(of: text, default: defaultValue) else { return }
    guard let number = Decimal(text)?.double else { return expect(false, "steps of what is no number") }
    expect(below.double <= number && number <= above.double, "\(below) and \(above) are not around \(text)")
    expect(below != above, "the same twice")
}

/// The verdict is the same for the value that counts, and has a sentence.
private func checkFields(_ answer: String, _ lines: [String]) {
    let lengths = TextConstraints(minLength: 2, maxLength: 9)
    let number = NumberConstraints(
        min: lines.count > 1 ? lines[1] : nil, max: "1e3", step: lines.count > 3 ? lines[3] : nil)
    let controls: [Control] = [
        .text(lengths), .email(lengths), .url(lengths), .telephone(lengths), .longText(lengths, rows: 3),
        .number(number), .checkbox(value: "Yes"), .radio([Option(value: "a"), Option(value: "b")]),
        .temporal(TemporalConstraints(.date, min: "2026-01-01", step: "3")), .temporal(TemporalConstraints(.datetime)),
        .temporal(TemporalConstraints(.time, min: "22:00", max: "06:00", step: "0.5")),
    ]
    let submission = Submission([("f", answer), ("f", "second")])
    expect(submission.names == ["f"], "other names")
    for control in controls {
        let field = Field(attribute: .custom, name: "f", control: control, label: "F", required: true)
        let value = field.value(in: submission)
        expect(!value.unicodeScalars.contains { $0 == "\r" || $0 == "\0" }, "what a form cannot send")
        expect(field.value(in: Submission([("f", value)])).isSame(as: value), "cleaned twice")
        guard let code = field.error(in: value, isRequired: field.required == .always) else { continue }
        expect(value.isEmpty == (code == .valueMissing), "\(code)")
        expect(!field.message(code, value: value, Messages(language: "en", texts: [:])).contains("\0"), "\(code)")
    }
}
