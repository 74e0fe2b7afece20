package import Forms

extension FormOptions: Record {
    /// A word that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let labelPosition = LabelPosition(rawValue: try reader.text()),
            let mark = Mark(rawValue: try reader.text())
        else { throw RecordDamage() }
        let markText = try reader.optionalText()
        guard let submitPosition = SubmitPosition(rawValue: try reader.text()) else { throw RecordDamage() }
        let onSuccess: OnSuccess
        switch try reader.text() {
        case "message": onSuccess = .message
        case "nothing": onSuccess = .nothing
        case "redirect": onSuccess = .redirect(try reader.text())
        default: throw RecordDamage()
        }
        let opens = try reader.optionalText().flatMap { Int64($0) }
        self.init(
            labelPosition: labelPosition, mark: mark, markText: markText, submitPosition: submitPosition,
            onSuccess: onSuccess, opens: opens, closes: try reader.optionalText().flatMap { Int64($0) })
    }

    /// Words as site files spell them.
    package func write(to writer: inout RecordWriter) {
        writer.write(labelPosition.rawValue)
        writer.write(mark.rawValue)
        writer.write(markText)
        writer.write(submitPosition.rawValue)
        switch onSuccess {
        case .message: writer.write("message")
        case .nothing: writer.write("nothing")
        case .redirect(let path):
            writer.write("redirect")
            writer.write(path)
        }
        writer.write(opens.map { String($0) })
        writer.write(closes.map { String($0) })
    }
}
