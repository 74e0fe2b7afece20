import ArgumentParser
import Diagnostics
import SQLiteTicketStore
import SiteBuilder
import SiteSource
import Synchronization

/// What is published or unpublished, and where it is built.
struct PublishingOptions: ParsableArguments {
    @Argument(
        help: "TEAM, TEAM/form, TEAM/help-center, TEAM/articles/CATEGORY or TEAM/articles/[CATEGORY/]ARTICLE.")
    var target: String?

    @Option(help: "One language: of the article, or without a team of the whole site.")
    var language: String?

    @Option(help: "The folder of the site.", completion: .directory)
    var site = "site"

    @Option(help: "The folder of the templates. (default: those that came with docket)", completion: .directory)
    var templates: String?

    @Option(help: "The folder of the pages.", completion: .directory)
    var output = "public"

    @OptionGroup var build: HomeOptions

    func validate() throws {
        do throws(PublishingError) {
            _ = try PublicationTarget(target, language: language)
        } catch {
            throw ValidationError(Terminal.safe(error.sentence))
        }
    }

    /// Changes the files and builds; when that fails before any page is another, the files are as before.
    func run(publish value: Bool) throws {
        var folder = SiteOptions()
        folder.site = site
        folder.templates = templates
        let clock = ContinuousClock()
        let start = clock.now
        var publication: Publication?
        let isBegun = Atomic(false)
        let isShown = Atomic(false)
        do {
            let target = try PublicationTarget(target, language: language)
            var hiding: String?
            let report = try folder.build(
                SiteBuilder(site: site, output: output, home: build.home),
                override: { input in
                    // No other build can come between the change and the pages that show it.
                    let change = try Publication(target, value, in: input.site)
                    publication = change
                    guard change.hasChanges else { return }
                    // What was said of the site before may be just what is mended.
                    input = try folder.read()
                    hiding = value ? input.site.hiding(target) : nil
                }, publishing: { isBegun.store(true, ordering: .relaxed) },
                published: { _ in isShown.store(true, ordering: .relaxed) })
            FileUploadStore(home: build.home).sweep()
            for line in publication?.lines ?? [] { say(Terminal.safe(line)) }
            if let hiding {
                say("Nobody sees it yet, because \(hiding) is not published. “docket publish \(hiding)” changes that.")
            }
            say("\(report.shown) in \((clock.now - start).shown).")
        } catch let error as PublishingError {
            complain(Terminal.safe(error.sentence))
            throw error.isInputOutput ? ExitCode.inputOutput : .problems
        } catch {
            let status = explained(error)
            let isWhole = isShown.load(ordering: .relaxed)
            if let publication, publication.hasChanges, isWhole || isBegun.load(ordering: .relaxed) {
                // Pages are as the files say now, and would not be as they were.
                let left =
                    if !isWhole { "not all of its pages are" } else if value {
                        "the search may be as it was"
                    } else { "the search or a page may still show what was withdrawn" }
                complain("The site’s files are changed, but \(left). Mend this and build again.")
            } else if let publication, publication.hasChanges {
                complain(
                    publication.takeBack()
                        ? "Nothing is changed: the site’s files are as they were."
                        : "Not all of the site’s files could be put back as they were. Look at them before you build.")
            }
            throw status
        }
    }
}
