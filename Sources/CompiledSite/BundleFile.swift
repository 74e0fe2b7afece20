package import FoundationEssentials

/// The files of a bundle's folder.
package enum BundleFile {
    /// A `CompiledSite`.
    package static let site = "site.json"
    /// The sources of the templates that the gateway may need, by name.
    package static let templates = "templates.json"
    /// A `CompiledForm`.
    package static func form(team: String) -> String { "forms/\(team).json" }

    /// The bytes of a file; the same value gives the same bytes.
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
