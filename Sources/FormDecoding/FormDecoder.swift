/// Reads the text of a form from a body of either media type, in whatever portions it arrives.
///
/// It holds the text of the whole form, so that whoever feeds it has to limit the body. Once a method has thrown, the
/// decoder is of no further use.
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
    /// - Throws: any ``FormDecodingError`` but `missingBoundary` and `truncated`.
    package mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) {
        try urlEncoded?.feed(bytes)
        try multipart?.feed(bytes)
    }

    /// The form, whose body ends here.
    ///
    /// - Throws: `truncated` for a multipart body without its closing delimiter; else as ``feed(_:)``.
    package mutating func finish() throws(FormDecodingError) -> DecodedForm {
        if let form = try multipart?.finish() { return form }
        return DecodedForm(parameters: try urlEncoded?.finish() ?? [], hasFile: false)
    }
}
