import ArgumentParser
import Foundation

/// The admin's command.
struct Docket: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docket",
        abstract: "A folder of YAML becomes a help centre with ticket forms, and a submission becomes a ticket.",
        version: "0.1.0",
        subcommands: [
            New.self, Check.self, Build.self, Serve.self, Publish.self, Unpublish.self, SchemaCommand.self,
            TicketsCommand.self, FeedbackCommand.self,
        ])
}

/// The status with which the command ends (sysexits.h).
extension ExitCode {
    /// The input has problems, which have been printed.
    static let problems = ExitCode(1)
    /// Something could not be read or written.
    static let inputOutput = ExitCode(74)
}

/// Prints a line at once, also into a file or a pipe; ends the command where that fails, since nobody would know.
func say(_ text: String) {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    } catch {
        complain("The output cannot be written. The disk may be full, or the reader has gone.")
        exit(ExitCode.inputOutput.rawValue)
    }
}

/// Prints to standard error, which keeps standard output for what was asked for.
func complain(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}
