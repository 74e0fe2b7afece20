import FastCGI
import Gateway
import Glibc
import Logging

/// Answers requests until a signal says to stop, and ends the process.
func serve(_ listeners: [Listener], _ environment: [String: String], _ gateway: Gateway) async -> Never {
    do throws(FastCGIError) {
        let server = FastCGIServer(
            configuration: .init(
                listeners: listeners, webServers: try IPAddress.webServers(environment: environment)),
            log: log, respond: { request, _ in await gateway.respond(to: request) },
            respondToMalformed: { sentence, parameters in
                gateway.respond(toMalformed: sentence, accept: parameters["HTTP_ACCEPT"])
            })
        try await server.run { addresses in
            log.info("Listening at \(addresses.joined(separator: ", ")).")
        }
        gateway.close()
        exit(0)
    } catch {
        writeToStandardError(error.sentence + "\n")
        exit(74)
    }
}
