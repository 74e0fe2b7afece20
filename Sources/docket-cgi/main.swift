import CGI
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

var environment: [String: String] = [:]
var variable = environ
while let entry = variable.pointee {
    let text = String(cString: entry)
    if let equals = text.firstIndex(of: "=") {
        environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    variable += 1
}

guard environment["GATEWAY_INTERFACE"] != nil else {
    writeToStandardError(
        "docket-cgi is started by a web server as a CGI program (RFC 3875), and GATEWAY_INTERFACE is not set. The folder “deploy” has configurations to begin with.\n"
    )
    exit(64)
}

let log = Logger(label: "docket-cgi") { _ in StandardErrorLog() }
let gateway = Gateway(home: home(environment), log: log, now: { .now }) {
    home throws(TicketStoreError) in try SQLiteTicketStore(home: home)
}
let response: Response
var method = HTTPRequest.Method.get
do throws(CGIError) {
    let request = try Request(cgi: environment, body: RequestBody.standardInput)
    method = request.head.method
    response = await gateway.respond(to: request)
    // Some servers pass a body on to its end before they read any answer.
    await request.body.discard(atMost: 64_000_000)
} catch {
    response = gateway.respond(toMalformed: error.sentence, accept: environment["HTTP_ACCEPT"])
}
_ = writeToStandardOutput(response.cgiBytes(for: method))
