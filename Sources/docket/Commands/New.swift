import ArgumentParser
import Foundation

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
        if let existing = try? files.contentsOfDirectory(atPath: directory), !existing.isEmpty {
            complain("\(directory) is not empty. Name a folder that does not exist yet.")
            throw ExitCode.inputOutput
        }
        do {
            let parent = URL(fileURLWithPath: directory).deletingLastPathComponent()
            try files.createDirectory(at: parent, withIntermediateDirectories: true)
            if files.fileExists(atPath: directory) { try files.removeItem(atPath: directory) }
            try files.copyItem(atPath: starter, toPath: directory)
        } catch {
            complain("\(directory) cannot be written: \(error.localizedDescription)")
            throw ExitCode.inputOutput
        }
        print(
            """
            \(directory) is ready. Next:
              docket serve \(directory)    look at it in a browser
              docket build \(directory)    write the pages into public/
            Your first form is in \(directory)/teams/customer-care/team.yaml.
            """)
    }
}
