import CGI
import Exchange
import Gateway
import Glibc
import HTTPTypes

/// Answers the one request of a CGI program and ends the process (RFC 3875).
@MainActor func answerOneRequest(_ environment: [String: String], _ gateway: Gateway) async -> Never {
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
