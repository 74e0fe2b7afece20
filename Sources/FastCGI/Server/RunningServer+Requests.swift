import CGI
import Exchange
import HTTPTypes
import NIOCore

extension RunningServer {
    /// Makes a request of its parameters and has it answered as soon as there is a slot.
    func start(_ connection: ConnectionHandler, _ key: RequestKey, _ parameters: [String: String]) {
        let bound = NIOLoopBound(connection, eventLoop: eventLoop)
        let writer = ResponseWriter(connection: bound, key: key)
        let work: HandlerSlots.Work
        do throws(MalformedParameters) {
            let request = try request(parameters) { length in
                connection.announce(length, for: key)
                return connection.readWhole(key).map { RequestBody($0) } ?? RequestBody(connection: bound, key: key)
            }
            if request.contentLength == 0 { connection.announce(0, for: key) }
            work = { [respond = server.respond] in
                await writer.send(await respond(request, parameters), for: request.head.method)
            }
        } catch {
            connection.announce(0, for: key)
            work = { [respond = server.respondToMalformed] in
                await writer.send(await respond(error.sentence, parameters), for: .get)
            }
        }
        slots.run(isWanted: { connection.isActive(key) }, work)
    }

    private struct MalformedParameters: Error {
        let sentence: String
    }

    private func request(
        _ parameters: [String: String], _ body: (_ length: Int) -> RequestBody
    ) throws(MalformedParameters) -> Request {
        // No environment can hold such a value, so nobody behind this expects one (FastCGI 1.0 §6.1).
        guard parameters.allSatisfy({ !$0.key.utf8.contains(0) && !$0.value.utf8.contains(0) }) else {
            throw MalformedParameters(sentence: "A parameter of the request has a NUL byte.")
        }
        do throws(CGIError) {
            return try Request(cgi: parameters, body: body)
        } catch {
            throw MalformedParameters(sentence: error.sentence)
        }
    }
}
