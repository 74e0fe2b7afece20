/// Reads a form from a body of either media type, in whatever portions it arrives.
///
/// Files are handed on as they come. It holds the text of the whole form, so that whoever feeds it a URL-encoded body has
/// to limit that. Once a method has thrown, the decoder is of no further use.
package struct FormDecoder: Sendable {
    // One of the two is nil. Not an enum: changing a payload in place would copy what has been decoded so far.
    private var urlEncoded: URLEncodedDecoder?
    private var multipart: MultipartTextCollector?

    /// A decoder for one body.
    package init(mediaType: FormMediaType, limits: FormLimits = FormLimits()) {
        switch mediaType {
        case .urlEncoded: urlEncoded = URLEncodedDecoder(limits: limits)
        case .multipart(let boundary): multipart = MultipartTextCollector(boundary: boundary, limits: limits)
        }
    }

    /// Takes the next bytes of the body.
    ///
    /// - Returns: what they hold of files, in order.
    /// - Throws: any ``FormDecodingError`` but `missingBoundary` and `truncated`; what the bytes before the error held of
    ///   files is lost.
    @discardableResult
    package mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) -> [FileEvent] {
        if let events = try multipart?.feed(bytes) { return events }
        try urlEncoded?.feed(bytes)
        return []
    }

    /// The form, whose body ends here.
    ///
    /// - Throws: `truncated` for a multipart body without its closing delimiter; else as ``feed(_:)``.
    package mutating func finish() throws(FormDecodingError) -> DecodedForm {
        if let form = try multipart?.finish() { return form }
        return DecodedForm(parameters: try urlEncoded?.finish() ?? [], hasFile: false)
    }
}
