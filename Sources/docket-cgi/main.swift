import CGI
import Dispatch
import Exchange
import Gateway
import Glibc
import HTTPTypes
import Logging
import SQLiteTicketStore
import Tickets

// What a home holds is for its owner and its group, whoever runs this.
umask(0o007)
signal(SIGPIPE, SIG_IGN)

let environment = environmentVariables()

guard environment["GATEWAY_INTERFACE"] != nil else {
    writeToStandardError(
        "docket-cgi is started by a web server as a CGI program (RFC 3875), and GATEWAY_INTERFACE is not set. The folder “deploy” has configurations to begin with.\n"
    )
    exit(64)
}

/// Answers the one request and ends the process.
@MainActor func answer() async -> Never {
    let log = Logger(label: "docket-cgi") { _ in StandardErrorLog() }
    let gateway = Gateway(home: home(environment), log: log, now: { .now }) {
        home throws(TicketStoreError) in try SQLiteTicketStore(home: home)
    }
    do throws(CGIError) {
        let request = try Request(cgi: environment, body: RequestBody.standardInput)
        let response = await gateway.respond(to: request)
        // Some servers pass a body on to its end before they read any answer.
        await request.body.discard(atMost: 64_000_000)
        _ = response.writeCGI(for: request.head.method, writeToStandardOutput)
    } catch {
        let response = gateway.respond(toMalformed: error.sentence, accept: environment["HTTP_ACCEPT"])
        _ = response.writeCGI(for: .get, writeToStandardOutput)
    }
    gateway.close()
    exit(0)
}

// Nothing here ever suspends, so that the process ends within this call. A top-level “await” would start the
// dispatcher first, which costs ten times as much as all the rest: docs/decisions/0010.
Task.immediate { await answer() }
dispatchMain()
