import HTTPTypes

/// What an operator may know of a request: nothing that a person has written, and no address that leads to a ticket.
struct RequestRecord: Sendable, Hashable {
    /// A method of HTTP's own, else `other`: the word is the sender's.
    let method: String
    /// A route as it is written in the manual, such as `/forms/{team}`; `-` for an address that is none.
    let route: String
    /// Of the answer.
    let status: Int
    /// From the request's head to the answer's, so with the time in which its body came.
    let duration: Duration
    /// In bytes, as the sender announced it.
    let bodyLength: Int
    /// In bytes, without the head.
    let answerLength: Int

    init(
        method: HTTPRequest.Method?, route: Route?, status: HTTPResponse.Status, duration: Duration, bodyLength: Int,
        answerLength: Int
    ) {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options, .trace, .connect]
        self.method = method.map { known.contains($0) ? $0.rawValue : "other" } ?? "-"
        self.route = route?.template ?? "-"
        self.status = status.code
        self.duration = duration
        self.bodyLength = bodyLength
        self.answerLength = answerLength
    }

    /// The line in the log. The time is in milliseconds with one decimal place.
    func line(_ id: RequestID) -> String {
        let tenths = max(0, duration / .microseconds(100)).rounded()
        let time = "\(Int(tenths) / 10).\(Int(tenths) % 10)"
        return
            "request id=\(id) method=\(method) route=\(route) status=\(status) ms=\(time) in=\(bodyLength) out=\(answerLength)"
    }
}
