package import Diagnostics
import Glibc
package import SiteSource
import Synchronization

/// Turns a site into pages and a bundle, all or nothing.
package struct SiteBuilder {
    /// What a build did.
    package struct Report: Sendable {
        /// Pages that people can open.
        package let pages: Int
        /// Published forms of published teams.
        package let forms: Int
        /// What the site keeps to itself, as `Site.unpublishedCount` counts it.
        package let unpublished: Int
        /// What is worth a word and stopped nothing.
        package let warnings: Diagnostics
        /// Whether any page, asset or the bundle is another than before.
        package let hasChanges: Bool
        /// Whether any page or asset was removed.
        package let hasRemoved: Bool
        /// How long what took.
        package let phases: BuildPhases
    }

    /// The folder of the site.
    package let site: String
    /// The folder of pages.
    package let output: String
    /// The folder of the bundle and the tickets.
    package let home: String
    private let withGallery: Bool
    private let isSettled: (@Sendable (FileStamp) -> Bool)?
    /// What the last build of this process knows.
    private let known = Memory()

    private struct LastBuild {
        let cache: BuildCache
        let site: SiteMemory
        let theme: ThemeAssets
        /// Of the cache in the home, which tells whether another process has built since.
        let stamp: FileStamp?
    }

    private final class Memory: Sendable {
        let last = Mutex<LastBuild?>(nil)
    }

    /// A builder for a site and two folders, which `build` makes where they are missing.
    /// - Parameters:
    ///   - site: the folder that is read, in which neither may lie among the teams.
    ///   - withGallery: whether the pages have the gallery of all components beside them, at `/_gallery/`.
    ///   - isSettled: whether a file of a site cannot change any more without another stamp; by default when its last
    ///     change is two seconds old.
    package init(
        site: String, output: String, home: String, withGallery: Bool = false,
        isSettled: (@Sendable (FileStamp) -> Bool)? = nil
    ) {
        self.site = site
        self.output = output
        self.home = home
        self.withGallery = withGallery
        self.isSettled = isSettled
    }

    /// Finds what a build would find wrong with a site and its templates, without touching a file.
    /// - Throws: `Diagnostic` for what a template cannot render, or `Diagnostics` with what is wrong with articles.
    /// - Returns: what is worth a word and stops no build.
    package static func check(_ site: Site, _ templates: TemplateFolder) throws -> Diagnostics {
        try SitePlan(site, templates, output: NoOutput()).warnings
    }

    /// Builds a site.
    ///
    /// The order: everything in memory, everything on disk beside the old, then assets, pages, the bundle's link, and
    /// last of all the removal of what is stale. A build that ends anywhere leaves a site that works. The index is written
    /// beside the pages, or after them where somebody watches: one that cannot be written leaves new pages and the search
    /// of before.
    /// - Parameters:
    ///   - waiting: called when another build has to end first.
    ///   - touched: where somebody watches the folders of the site and the pages since the last build of this builder,
    ///     the teams in whose folders something has changed, if nothing else has; nil for whatever there is.
    ///   - progress: told how many of the articles are done, from several threads.
    ///   - publishing: called before the first page is put in its place, if there is any.
    ///   - published: called once the pages are in their places, before the index is, with whether any of them is
    ///     another.
    ///   - read: reads the site and the templates, with what an earlier build has read. It is called once no other build
    ///     can come between, so that the build that ends last shows the newest files.
    /// - Throws: what `read` throws, `Diagnostic` for what a template cannot render, else `BuildError`.
    package func build(
        waiting: () -> Void = {}, touched: Set<String>? = nil,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        publishing: @escaping @Sendable () -> Void = {},
        published: @escaping @Sendable (_ hasChanges: Bool) -> Void = { _ in },
        reading read: (SiteMemory) throws -> (Site, TemplateFolder)
    ) throws -> Report {
        let made = FileSystem.missing("\(home)/bundles") + FileSystem.missing(output)
        do {
            return try build(waiting: waiting, touched, progress, publishing, published, read)
        } catch {
            // A site with an error makes no folder.
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    private func build(
        waiting: () -> Void, _ touched: Set<String>?, _ progress: @escaping @Sendable (Int, Int) -> Void,
        _ publishing: @escaping @Sendable () -> Void, _ published: @escaping @Sendable (Bool) -> Void,
        _ read: (SiteMemory) throws -> (Site, TemplateFolder)
    ) throws -> Report {
        let homeFolder = try HomeFolder(home)
        try FileSystem.makeFolder(output)
        guard FileSystem.identity(home) != FileSystem.identity(output) else {
            throw BuildError(
                "The pages and the home are one folder, \(output). Everybody could read the tickets: choose another “--output”."
            )
        }
        guard !FileSystem.isWithin(output, home) else {
            throw BuildError(
                "The home, \(home), lies within the pages, \(output). Everybody could read the tickets: choose another “--output” or “--home”."
            )
        }
        for (folder, what, flag) in [(output, "pages", "--output"), (home, "home", "--home")]
        where FileSystem.isWithin("\(site)/teams", folder) {
            throw BuildError(
                "The \(what), \(folder), would lie within the teams of the site. Choose another “\(flag)”, so that nothing of it is taken for a source."
            )
        }
        if FileSystem.exists("\(output)/site.yaml") {
            throw BuildError(
                "\(output) holds the files of a site. Choose another “--output”, so that pages and sources do not mix.")
        }
        let lock = try BuildLock([home, output], waiting: waiting)
        defer { withExtendedLifetime(lock) {} }
        var phases = BuildPhases()
        let cacheFile = "\(home)/\(BuildCache.name)"
        let last = known.last.withLock { $0 }.flatMap { $0.stamp == FileStamp(of: cacheFile) ? $0 : nil }
        let touched = last == nil ? nil : touched
        // It is read while the site's settings are. What was read for the last build is not kept.
        let known = last?.cache
        let cache = Future { [home] in known ?? BuildCache.read(in: home) }
        let memory = SiteMemory(
            languages: { cache.value.languages }, isSettled: isSettled, before: touched == nil ? nil : last?.site,
            touched: touched ?? []
        ) { team in cache.value.articles[team]?.list ?? [] }
        let (site, templates) = try read(memory)
        let before = cache.value
        phases.end(.read)
        // Who watches waits for the pages alone.
        let isChanged = touched == nil && memory.teams.values.contains { !$0.isUnchanged }
        let indexCopy = isChanged ? homeFolder.copySearch(of: before) : nil
        defer { indexCopy?.discard() }
        let now = time(nil)
        let outputFolder = try OutputFolder(
            output, now: now, before: before, isTrusted: touched != nil)
        defer { outputFolder.removeStaging() }
        let plan = try SitePlan(
            site, templates, withGallery: withGallery, known: before, untouched: memory.untouchedTeams,
            theme: touched == nil ? nil : last?.theme,
            bundleBefore: { homeFolder.bundleFile($0) }, output: outputFolder, progress: progress)
        phases.end(.render)
        // A build that fails from here on leaves pages that no memory knows.
        self.known.last.withLock { $0 = nil }
        let written = try write(
            plan, before, memory, indexCopy, homeFolder, outputFolder, isWatched: touched != nil, publishing, published)
        phases.end(.publish, at: written.pages.time)
        let index: String?
        do {
            index = try written.index.get()
            try homeFolder.switchSearch(to: index)
            phases.end(.index)
            try homeFolder.updateRedirects(plan.redirects)
        } catch {
            // What was withdrawn goes even so.
            _ = try? outputFolder.removeStale()
            throw error
        }
        let removed = try outputFolder.removeStale()
        let removal = Future { homeFolder.removeStale(now: now) }
        defer { removal.value }
        var after = written.pages.cache
        after.index = index ?? ""
        after.output.manifest = removed.manifest
        after.output.retiredUntil = removed.retiredUntil
        var warnings = plan.warnings
        do {
            try after.write(in: home)
            self.known.last.withLock { [after, theme = plan.theme] in
                $0 = LastBuild(cache: after, site: memory, theme: theme, stamp: FileStamp(of: cacheFile))
            }
        } catch {
            warnings.append(
                Diagnostic(
                    "All is built, but the next build will make everything anew. \(error.sentence)", severity: .warning,
                    file: cacheFile))
        }
        phases.end(.clean)
        return Report(
            pages: plan.pages, forms: plan.forms,
            unpublished: site.unpublishedCount, warnings: warnings,
            hasChanges: written.pages.hasNewFiles || removed.hasRemoved, hasRemoved: removed.hasRemoved, phases: phases)
    }

    /// What became of the pages.
    private struct Published: Sendable {
        /// Whether any of them or the bundle is another than before.
        let hasNewFiles: Bool
        /// When they were in their places.
        let time: ContinuousClock.Instant
        /// What the next build can know, but for the index and the manifest.
        let cache: BuildCache
    }

    /// Writes the pages and the bundle, and beside them, or after them, the index, to which nothing leads yet.
    /// - Returns: the pages, and the index; nil where there is no article.
    /// - Throws: what keeps the pages from their places.
    private func write(
        _ plan: SitePlan, _ before: BuildCache, _ memory: SiteMemory, _ indexCopy: IndexCopy?,
        _ homeFolder: HomeFolder, _ outputFolder: OutputFolder, isWatched: Bool,
        _ begin: @escaping @Sendable () -> Void, _ tell: @escaping @Sendable (Bool) -> Void
    ) throws -> (pages: Published, index: Result<String?, any Error>) {
        let pages = Future {
            Result {
                try homeFolder.add(plan.bundle, name: plan.bundleName)
                let hasNewFiles = try outputFolder.publish(beginning: begin)
                let hasChanges = try homeFolder.switchBundle(to: plan.bundleName) || hasNewFiles
                tell(hasChanges)
                let time = ContinuousClock.now
                var cache = plan.cache
                cache.remember(memory, before: before)
                outputFolder.remember(in: &cache, pages: plan.files)
                cache.pack()
                return Published(hasNewFiles: hasChanges, time: time, cache: cache)
            }
        }
        // Somebody who watches waits for the pages, and not for the index.
        if isWatched { _ = pages.value }
        let index = Result { try homeFolder.writeSearch(plan.index, before: before, copy: indexCopy) }
        return (try pages.value.get(), index)
    }
}
