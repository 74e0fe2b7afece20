import Glibc
import Logging

/// Writes a text in one piece, so that lines of several processes do not mix.
func writeToStandardError(_ text: String) {
    _ = write(STDERR_FILENO, text, text.utf8.count)
}

/// One line for each event on standard error, which the web server puts into its own log, with its own time.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let id = metadata["id"].map { "id=\($0) " } ?? ""
        writeToStandardError("docket-cgi: \(event.level): \(id)\(event.message)\n")
    }
}
