import FoundationEssentials
import Glibc
package import Templates
import Diagnostics

/// Why a home has no bundle to work with.
package struct BundleError: Error, Sendable, Hashable {
    /// What is wrong and what to do, a whole sentence for the log.
    package let sentence: String

    package init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// One bundle on disk. A request that began with it ends with it: nothing here follows the `bundle` link again.
package struct CompiledBundle: Sendable {
    /// The folder, such as `/var/lib/docket/bundles/3f…`.
    package let folder: String
    package let site: CompiledSite

    /// What the link `bundle` of a home names at this moment, such as `bundles/3f…`.
    package static func current(in home: String) throws(BundleError) -> String {
        let target = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { max(0, readlink("\(home)/bundle", $0, characters.count)) } ?? 0
            }
        }
        guard !target.isEmpty else {
            throw BundleError("\(home) has no bundle. Build the site with “docket build --home \(home)”.")
        }
        return String(decoding: target, as: UTF8.self)
    }

    /// Reads a bundle.
    /// - Parameters:
    ///   - target: from `current(in:)`.
    package init(_ target: String, in home: String) throws(BundleError) {
        folder = target.hasPrefix("/") ? target : "\(home)/\(target)"
        let data = try Self.contents(of: "\(folder)/\(BundleFile.site)")
        // The format comes first: another one need not have the rest.
        struct Format: Decodable { let format: Int }
        guard let format = try? JSONDecoder().decode(Format.self, from: data) else {
            throw Self.damaged(folder)
        }
        guard format.format == CompiledSite.format else {
            throw BundleError(
                "\(folder) has format \(format.format), and this program reads format \(CompiledSite.format). Build the site with the “docket” of this version."
            )
        }
        site = try Self.decode(CompiledSite.self, data, folder)
    }

    /// The form of a published team.
    package func form(team: String) throws(BundleError) -> CompiledForm {
        try Self.decode(
            CompiledForm.self, Self.contents(of: "\(folder)/\(BundleFile.form(team: team))"), folder)
    }

    /// The templates of the gateway's pages.
    package func templates() throws(BundleError) -> TemplateSet {
        let sources = try Self.decode(
            [String: String].self, Self.contents(of: "\(folder)/\(BundleFile.templates)"), folder)
        do throws(Diagnostics) {
            return try TemplateSet(
                Dictionary(uniqueKeysWithValues: sources.map { ($0, SourceText(name: $0, text: $1)) }))
        } catch {
            throw Self.damaged(folder)
        }
    }

    private static func contents(of path: String) throws(BundleError) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BundleError("\(path) cannot be read. Build the site again.")
        }
        return data
    }

    private static func decode<T: Decodable>(_: T.Type, _ data: Data, _ folder: String) throws(BundleError) -> T {
        guard let value = try? JSONDecoder().decode(T.self, from: data) else { throw damaged(folder) }
        return value
    }

    private static func damaged(_ folder: String) -> BundleError {
        BundleError("\(folder) is damaged. Remove it and build the site again.")
    }
}
