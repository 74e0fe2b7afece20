import ArgumentParser
import Diagnostics
import SiteBuilder
import SiteSource

/// `docket check [SITE]`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every problem of a site at once, without building it.")

    @OptionGroup var options: SiteOptions

    func run() throws {
        do {
            var (site, templates, warnings) = try options.read()
            warnings.append(try SiteBuilder.check(site, templates))
            warnings.complainAll()
            say("\(options.site) has no errors: \(counted(site.teams.count, "team")).")
        } catch {
            throw explained(error)
        }
    }
}
