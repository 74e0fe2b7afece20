package import Forms

extension Messages: Record {
    /// A table of plural rules that is none is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let language = try reader.text()
        let texts = try reader.texts()
        guard let plurals = PluralRules(table: try reader.text()) else { throw RecordDamage() }
        self.init(
            language: language, texts: texts, plurals: plurals, dates: try DateStyle(from: &reader),
            numbers: try NumberStyle(from: &reader))
    }

    /// The texts come in the order of their keys, so that the same messages give the same bytes.
    package func write(to writer: inout RecordWriter) {
        writer.write(language)
        writer.write(texts)
        writer.write(plurals.table)
        dates.write(to: &writer)
        numbers.write(to: &writer)
    }
}

extension DateStyle: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            datePattern: try reader.text(), timePattern: try reader.text(), dateTimePattern: try reader.text(),
            months: try reader.list(), dayPeriods: try reader.list())
    }

    /// In the order in which `init(from:)` takes them.
    package func write(to writer: inout RecordWriter) {
        writer.write(datePattern)
        writer.write(timePattern)
        writer.write(dateTimePattern)
        writer.write(months)
        writer.write(dayPeriods)
    }
}

extension NumberStyle: Record {
    /// In the order in which `write(to:)` has them. Groups without a digit, or of very many, are damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            group: try reader.text(), decimal: try reader.text(), least: try reader.number(),
            further: try reader.number())
        guard (1...9).contains(least), (1...9).contains(further) else { throw RecordDamage() }
    }

    /// In the order in which `init(from:)` takes them.
    package func write(to writer: inout RecordWriter) {
        writer.write(group)
        writer.write(decimal)
        writer.write(least)
        writer.write(further)
    }
}
