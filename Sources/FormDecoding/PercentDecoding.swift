extension ArraySlice<UInt8> {
    /// The bytes with `%` and two hexadecimal digits decoded, and any other `%` as it stands (URL Standard §1.3).
    ///
    /// - Parameter plusIsSpace: whether `+` stands for a space, as in forms (URL Standard §5.1).
    func percentDecoded(plusIsSpace: Bool) -> [UInt8] {
        withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: source.count) { decoded, count in
                var index = 0
                while index < source.count {
                    var byte = source[index]
                    if plusIsSpace, byte == UInt8(ascii: "+") {
                        byte = .space
                    } else if byte == .percent, source.count - index > 2,
                        let high = source[index + 1].hexDigit, let low = source[index + 2].hexDigit
                    {
                        byte = high << 4 | low
                        index += 2
                    }
                    decoded[count] = byte
                    count += 1
                    index += 1
                }
            }
        }
    }
}
