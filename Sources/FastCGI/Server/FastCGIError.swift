import Glibc

/// Why the server cannot start: a whole sentence that says what happened, where, and what to do.
package struct FastCGIError: Error, Sendable, Hashable {
    /// The sentence, or several.
    package let sentence: String

    /// - Parameters:
    ///   - what: such as `The socket /run/docket.sock cannot be made`.
    ///   - code: what `errno` said.
    ///   - advice: a whole sentence.
    init(_ what: String, _ code: Int32, advice: String) {
        sentence = "\(what): \(String(cString: strerror(code))). \(advice)"
    }

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
