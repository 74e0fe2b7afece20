import Diagnostics
import Glibc
package import SiteSource

/// Turns a site into pages and a bundle, all or nothing.
package struct SiteBuilder {
    /// What a build did.
    package struct Report: Sendable, Hashable {
        /// Pages that people can open.
        package let pages: Int
        package let forms: Int
        /// Teams that are not published, and forms of published teams that are not.
        package let unpublished: Int
    }

    /// The folder of pages.
    package let output: String
    /// The folder of the bundle and the tickets.
    package let home: String

    package init(output: String, home: String) {
        self.output = output
        self.home = home
    }

    /// Builds a site.
    ///
    /// The order: everything in memory, everything on disk beside the old, then assets, pages, the bundle's link, and
    /// last of all the removal of what is stale. A build that ends anywhere leaves a site that works.
    /// - Parameters:
    ///   - waiting: called when another build has to end first.
    ///   - read: reads the site and the templates. It is called once no other build can come between, so that the build
    ///     that ends last shows the newest files; and before that, where a folder is still to be made, so that a site
    ///     with an error makes none.
    /// - Throws: what `read` throws, `Diagnostic` for what a template cannot render, else `BuildError`.
    package func build(
        waiting: () -> Void = {}, reading read: () throws -> (Site, TemplateFolder)
    ) throws -> Report {
        if !FileSystem.isFolder(home) || !FileSystem.isFolder(output) {
            let (site, templates) = try read()
            _ = try SitePlan(site, templates)
        }
        let homeFolder = try HomeFolder(home)
        try FileSystem.makeFolder(output)
        let lock = try BuildLock([home, output], waiting: waiting)
        defer { withExtendedLifetime(lock) {} }
        let (site, templates) = try read()
        let plan = try SitePlan(site, templates)
        let now = time(nil)
        let outputFolder = try OutputFolder(output, plan.output, now: now)
        try homeFolder.add(plan.bundle, name: plan.bundleName)
        try outputFolder.publish()
        try homeFolder.switchBundle(to: plan.bundleName)
        try outputFolder.removeStale()
        homeFolder.removeStale(now: now)
        return Report(
            pages: plan.pages, forms: plan.forms,
            unpublished: site.teams.count { !$0.published || !$0.form.published })
    }
}
