import Dispatch
import FastCGI
import Gateway
import Glibc
import Logging
import SQLiteTicketStore
import Tickets

FastCGIServer.openStandardDescriptors()
// What a home holds is for its owner and its group, whoever runs this.
umask(0o007)
signal(SIGPIPE, SIG_IGN)

let environment = environmentVariables()
let log = Logger(label: "docket-cgi") { _ in StandardErrorLog() }

/// The gateway of this process.
func gateway(commitsInGroups: Bool, metrics: GatewayMetrics? = nil) -> Gateway {
    let home = home(environment)
    return Gateway(
        home: home, log: log, now: { .now }, commitsInGroups: commitsInGroups, metrics: metrics,
        uploads: FileUploadStore(home: home)
    ) { home throws(TicketStoreError) in
        try SQLiteTicketStore(home: home, readsApart: commitsInGroups)
    }
}

if environment["GATEWAY_INTERFACE"] != nil {
    // Nothing here ever suspends, so that the process ends within this call. A top-level “await” would start the
    // dispatcher first, which costs ten times as much as all the rest: docs/decisions/0010.
    Task.immediate { await answerOneRequest(environment, gateway(commitsInGroups: false)) }
} else {
    let options = Options.parsed(CommandLine.arguments.dropFirst(), home: home(environment))
    if let home = options.checkedHome {
        let check = HomeCheck(home)
        print(check.report, terminator: "")
        exit(check.problems.isEmpty ? 0 : 1)
    }
    let counters = GatewayMetrics()
    Task { await serve(options, environment, gateway(commitsInGroups: true, metrics: counters), counters) }
}
dispatchMain()
