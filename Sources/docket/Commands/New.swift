import ArgumentParser
import Foundation
import SiteSource

/// `docket new DIR`
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a starter site, with comments, that builds as it is.")

    @Argument(help: "The folder to make.", completion: .directory)
    var directory: String

    @Option(help: "The folder of the templates. (default: those that came with docket)", completion: .directory)
    var templates: String?

    func run() throws {
        var options = SiteOptions()
        options.site = directory
        options.templates = templates
        let starter = "\(options.templateFolder)/starter"
        let files = FileManager.default
        guard let entries = try? files.contentsOfDirectory(atPath: starter) else {
            complain("There are no templates in \(options.templateFolder). Name the right folder with “--templates”.")
            throw ExitCode.inputOutput
        }
        // A folder that is there already, and empty, is filled; nothing is ever removed.
        if files.fileExists(atPath: directory) || (try? files.destinationOfSymbolicLink(atPath: directory)) != nil {
            guard let existing = try? files.contentsOfDirectory(atPath: directory), existing.isEmpty else {
                complain(
                    "\(directory) is there already and is not an empty folder. Name a folder that does not exist yet.")
                throw ExitCode.inputOutput
            }
        }
        do {
            try files.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for entry in entries { try files.copyItem(atPath: "\(starter)/\(entry)", toPath: "\(directory)/\(entry)") }
            // The first lines of the starter’s files name them.
            for schema in SchemaFile.allCases {
                try Data((try schema.text() + "\n").utf8).write(
                    to: URL(fileURLWithPath: "\(directory)/\(schema.name)"))
            }
        } catch {
            complain(
                "\(directory) cannot be written: this user is not allowed to, or the disk is full. Choose another folder."
            )
            throw ExitCode.inputOutput
        }
        // As a shell takes it.
        let isPlain = directory.wholeMatch(of: /[A-Za-z0-9._\/\-]+/) != nil
        let quoted = isPlain ? directory : "'" + directory.replacing("'", with: "'\\''") + "'"
        say(
            """
            \(directory) is ready. Next:
              docket serve \(quoted)    look at it in a browser
              docket build \(quoted)    write the pages into public/
            Your first form is in \(directory)/teams/customer-care/team.yaml.
            """)
    }
}
