import Glibc

/// The number of a group that is named by its name or number.
///
/// It reads /etc/group itself: in a static executable getgrnam needs shared libraries at run time.
/// - Throws: when there is no such group.
func groupNumber(_ group: String) throws(FastCGIError) -> gid_t {
    if let number = gid_t(group) { return number }
    if let file = fopen("/etc/group", "re") {
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let text = line {
            let parts = String(cString: text).split(separator: ":", omittingEmptySubsequences: false)
            if parts.count >= 3, parts[0] == group, let number = gid_t(parts[2]) { return number }
        }
    }
    throw FastCGIError("The group “\(group)” is not in /etc/group. Make it, or name another one or its number.")
}
