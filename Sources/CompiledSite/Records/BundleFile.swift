/// The files of a bundle's folder.
package enum BundleFile {
    /// A `CompiledSite`.
    package static let site = "site"
    /// The sources of the templates that the gateway may need, by name.
    package static let templates = "templates"
    /// A `CompiledForm`; nil for the default language.
    package static func form(team: String, language: String? = nil) -> String {
        "forms/\(team)\(language.map { ".\($0)" } ?? "")"
    }
    /// A `CompiledArticles`, for each published team.
    package static func articles(team: String) -> String { "articles/\(team)" }
    /// A `CompiledEdition`, for each language but the default one.
    package static func edition(_ language: String) -> String { "editions/\(language)" }

    /// The bytes of a file; the same value gives the same bytes.
    package static func encode(_ value: some Record) -> [UInt8] {
        var writer = RecordWriter()
        value.write(to: &writer)
        return writer.bytes
    }

    /// The value of a file.
    package static func decode<Value: Record>(_ type: Value.Type, _ bytes: [UInt8]) throws(RecordDamage) -> Value {
        try decode(type, bytes[...])
    }

    /// The value of a part of a file.
    package static func decode<Value: Record>(_: Value.Type, _ bytes: ArraySlice<UInt8>) throws(RecordDamage) -> Value {
        var reader = RecordReader(bytes)
        let value = try Value(from: &reader)
        guard reader.isAtEnd else { throw RecordDamage() }
        return value
    }
}
