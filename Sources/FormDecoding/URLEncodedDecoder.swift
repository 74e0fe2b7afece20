/// Reads application/x-www-form-urlencoded bytes in whatever portions they arrive (URL Standard §5.1).
///
/// What other decoders might call malformed is not: `%` without two hexadecimal digits stays as it is, and bytes that
/// are not UTF-8 become U+FFFD. Once a method has thrown, the decoder is of no further use.
struct URLEncodedDecoder: Sendable {
    private let limits: FormLimits
    private var parameters: [FormParameter] = []
    /// The beginning of a sequence whose `&` has not come yet.
    private var pending: [UInt8] = []

    /// A decoder for one body.
    init(limits: FormLimits = FormLimits()) {
        self.limits = limits
    }

    /// Takes the next bytes of the body.
    ///
    /// - Throws: `tooManyParameters` or `nameTooLong`, when the parameter concerned is complete.
    mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) {
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "&")) {
            if pending.isEmpty {
                try append(rest[..<end])
            } else {
                pending += rest[..<end]
                try appendPending()
            }
            rest = rest[(end + 1)...]
        }
        pending += rest
    }

    /// All parameters in the order of the body, which ends here.
    ///
    /// - Throws: as ``feed(_:)``.
    mutating func finish() throws(FormDecodingError) -> [FormParameter] {
        try appendPending()
        return parameters
    }

    private mutating func appendPending() throws(FormDecodingError) {
        try append(pending[...])
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ sequence: ArraySlice<UInt8>) throws(FormDecodingError) {
        guard !sequence.isEmpty else { return }
        guard parameters.count < limits.parameters else { throw .tooManyParameters(limit: limits.parameters) }
        let equals = sequence.firstIndex(of: .equals) ?? sequence.endIndex
        let name = sequence[..<equals].percentDecoded(plusIsSpace: true)
        guard name.count <= limits.nameLength else { throw .nameTooLong(limit: limits.nameLength) }
        let value = sequence[equals...].dropFirst().percentDecoded(plusIsSpace: true)
        parameters.append(
            FormParameter(name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self)))
    }
}
