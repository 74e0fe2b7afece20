import ArgumentParser
import Diagnostics
import SiteSource

/// `docket check [SITE]`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show every problem of a site at once, without building it.")

    @OptionGroup var options: SiteOptions

    func run() throws {
        do throws(Diagnostics) {
            let (site, _, warnings) = try options.read()
            warnings.complainAll()
            print("\(options.site) has no errors: \(counted(site.teams.count, "team")).")
        } catch {
            error.complainAll()
            throw ExitCode.problems
        }
    }
}
