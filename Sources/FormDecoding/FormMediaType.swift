/// The two ways in which a browser posts a form (HTML §4.10.19.6).
package enum FormMediaType: Sendable, Hashable {
    /// `application/x-www-form-urlencoded`; its charset is UTF-8 whatever a parameter says.
    case urlEncoded
    /// `multipart/form-data` with its boundary.
    case multipart(boundary: MultipartBoundary)

    /// Reads the value of a Content-Type field (RFC 9110 §8.3.1); nil when it is not that of a form.
    ///
    /// - Throws: `missingBoundary`.
    package init?(contentType: String) throws(FormDecodingError) {
        guard let parsed = ParameterizedValue(Array(contentType.utf8)[...]) else { return nil }
        switch parsed.value {
        case "application/x-www-form-urlencoded":
            self = .urlEncoded
        case "multipart/form-data":
            guard let boundary = parsed["boundary"].flatMap({ MultipartBoundary($0) }) else { throw .missingBoundary }
            self = .multipart(boundary: boundary)
        default:
            return nil
        }
    }
}
