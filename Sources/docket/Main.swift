import ArgumentParser
import Foundation

/// Where the command begins.
@main
enum Main {
    /// A command that waits for nothing runs on the main thread. An asynchronous `main` would end that thread, for which
    /// the runtime of a static executable sorts all of its unwinding tables: 40 ms of a processor.
    static func main() {
        do {
            var command = try Docket.parseAsRoot()
            guard command is any AsyncParsableCommand else { return try command.run() }
        } catch {
            Docket.exit(withError: error)
        }
        Task {
            await Docket.main()
            Docket.exit()
        }
        dispatchMain()
    }
}
