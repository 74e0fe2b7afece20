import ArgumentParser
import SiteSource

/// `docket schema site|team`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract:
            "Print the JSON Schema (draft-07) of site.yaml or team.yaml, by which editors complete and check keys.")

    @Argument(help: "site or team.")
    var file: SchemaFile

    func run() throws {
        say(try file.text())
    }
}

extension SchemaFile: ExpressibleByArgument {}
