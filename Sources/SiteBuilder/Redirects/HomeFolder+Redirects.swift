extension HomeFolder {
    /// The folder of the snippets for web servers.
    static let redirects = "redirects"

    /// Writes the snippets by which web servers answer old addresses themselves, each by one rename.
    ///
    /// They are there without any old address too, so that who copies them anew gets rid of the last one.
    func updateRedirects(_ addresses: [MovedAddress]) throws(BuildError) {
        let folder = "\(path)/\(Self.redirects)"
        try FileSystem.makeFolder(folder, mode: Self.folderMode)
        for snippet in RedirectSnippet.allCases {
            let (file, bytes) = ("\(folder)/\(snippet.file)", Array(snippet.text(addresses).utf8))
            if try FileSystem.read(file) == bytes { continue }
            try FileSystem.replace(file, with: bytes, by: "\(folder)/.new", mode: Self.fileMode)
        }
    }
}
