import Diagnostics
import Forms
import Glibc
import Synchronization
package import Templates

/// Why a home has no bundle to work with.
package struct BundleError: Error, Sendable, Hashable {
    /// What is wrong and what to do, a whole sentence for the log.
    package let sentence: String

    /// An error with its sentence.
    package init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// One bundle on disk. A request that began with it ends with it: nothing here follows the `bundle` link again.
package struct CompiledBundle: Sendable {
    /// The folder, such as `/var/lib/docket/bundles/3f…`.
    package let folder: String
    /// Read with the bundle itself, since every request needs it; forms and templates are read when they are asked for.
    package let site: CompiledSite
    /// The same in the site's default language.
    private let original: CompiledSite
    private let known: Known

    /// What was read already: a server answers many requests from one bundle.
    private final class Known: Sendable {
        let editions = Mutex<[String: CompiledSite]>([:])
        let forms = Mutex<[String: CompiledForm]>([:])
        let articles = Mutex<[String: CompiledArticles]>([:])
        let templates = Mutex<TemplateSet?>(nil)
    }

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
        known = Known()
        folder = target.hasPrefix("/") ? target : "\(home)/\(target)"
        let file = "\(folder)/\(BundleFile.site)"
        let bytes = try Self.contents(of: file)
        do throws(RecordDamage) {
            site = try BundleFile.decode(CompiledSite.self, bytes)
            original = site
        } catch {
            guard let format = CompiledSite.format(of: bytes), format != CompiledSite.format else {
                throw Self.damaged(folder)
            }
            throw BundleError(
                "\(folder) has format \(format), and this program reads format \(CompiledSite.format). Build the site with the “docket” of this version."
            )
        }
    }

    private init(_ bundle: CompiledBundle, _ site: CompiledSite) {
        folder = bundle.folder
        known = bundle.known
        original = bundle.original
        self.site = site
    }

    /// The bundle as it is read in one of the site's languages: only that language's files are opened.
    /// - Parameter language: one of the site's.
    package func edition(_ language: String) throws(BundleError) -> CompiledBundle {
        guard language != site.messages.language else { return self }
        if language == original.messages.language { return CompiledBundle(self, original) }
        if let site = known.editions.withLock({ $0[language] }) { return CompiledBundle(self, site) }
        let site = original.edition(try decode(CompiledEdition.self, BundleFile.edition(language)))
        known.editions.withLock { $0[language] = site }
        return CompiledBundle(self, site)
    }

    /// The bundle in each of the site's languages, for whoever looks at all of it.
    package func editions() throws(BundleError) -> [CompiledBundle] {
        var editions = [CompiledBundle(self, original)]
        for language in original.languages.dropFirst() { editions.append(try edition(language.tag)) }
        return editions
    }

    /// The form of a published team, in the language of the edition.
    package func form(team: String) throws(BundleError) -> CompiledForm {
        let isDefault = site.prefix().isEmpty
        let file = BundleFile.form(team: team, language: isDefault ? nil : site.messages.language)
        if let form = known.forms.withLock({ $0[file] }) { return form }
        let form = try decode(CompiledForm.self, file)
        known.forms.withLock { $0[file] = form }
        return form
    }

    /// The published articles of a published team, in all languages.
    package func articles(team: String) throws(BundleError) -> CompiledArticles {
        if let articles = known.articles.withLock({ $0[team] }) { return articles }
        let articles = try decode(CompiledArticles.self, BundleFile.articles(team: team))
        known.articles.withLock { $0[team] = articles }
        return articles
    }

    /// The templates of the gateway's pages.
    package func templates() throws(BundleError) -> TemplateSet {
        if let templates = known.templates.withLock({ $0 }) { return templates }
        let sources = try decode(CompiledTemplates.self, BundleFile.templates).sources
        do throws(Diagnostics) {
            let templates = try TemplateSet(
                Dictionary(uniqueKeysWithValues: sources.map { ($0, SourceText(name: $0, text: $1)) }),
                missing: .checked)
            known.templates.withLock { $0 = templates }
            return templates
        } catch {
            throw Self.damaged(folder)
        }
    }

    private func decode<Value: Record>(_ type: Value.Type, _ file: String) throws(BundleError) -> Value {
        let bytes = try Self.contents(of: "\(folder)/\(file)")
        do throws(RecordDamage) {
            return try BundleFile.decode(type, bytes)
        } catch {
            throw Self.damaged(folder)
        }
    }

    private static func contents(of path: String) throws(BundleError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw BundleError("\(path) cannot be read. Build the site again.")
        }
        // A bundle's files are never changed, only replaced, so that one read gets all of it.
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    private static func damaged(_ folder: String) -> BundleError {
        BundleError("\(folder) is damaged. Build the site again.")
    }
}
