import Addresses
import FastCGI
import Gateway
import Glibc
import Logging
import OpenMetrics

/// Answers requests until a signal says to stop, and ends the process.
func serve(
    _ options: Options, _ environment: [String: String], _ gateway: Gateway, _ counters: GatewayMetrics
) async -> Never {
    let listeners = options.listeners(environment)
    let process = ProcessMetrics()
    if let (host, port) = options.metrics {
        do throws(MetricsError) {
            let address = try await MetricsServer(host: host, port: port) {
                MetricFamily.text(of: counters.families + process.families)
            }.start()
            log.info("Serving metrics at http://\(address)/metrics.")
        } catch {
            writeToStandardError(error.sentence + "\n")
            exit(74)
        }
    }
    do throws(FastCGIError) {
        let server = FastCGIServer(
            configuration: .init(
                listeners: listeners, webServers: try IPAddress.webServers(environment: environment)),
            log: log, respond: { request, _ in await gateway.respond(to: request) },
            respondToMalformed: { sentence, parameters in
                gateway.respond(toMalformed: sentence, accept: parameters["HTTP_ACCEPT"])
            },
            connectionsChanged: { process.use(connections: $0) })
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
