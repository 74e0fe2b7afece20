/// The name of a value: `title`, `person.name`, or `.` for the innermost value itself.
struct Name: Sendable {
    /// As it stands in the template, without blanks around it.
    let text: String
    /// What is looked for in the whole context.
    let first: String
    /// What is looked for in the value found before; empty for most names, so that it costs no allocation.
    let rest: [String]
    /// Where the tag begins, in bytes.
    let offset: Int

    var isImplicit: Bool { text == "." }

    init(_ text: String, offset: Int) {
        self.text = text
        self.offset = offset
        guard text != ".", text.utf8.contains(UInt8(ascii: ".")) else {
            first = text
            rest = []
            return
        }
        let parts = text.split(separator: ".").map(String.init)
        first = parts.first ?? text
        rest = Array(parts.dropFirst())
    }
}
