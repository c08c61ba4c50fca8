namespace Api.WebDav;

/// <summary>Public paths of what requests name, percent-encoded, as they go into answers.</summary>
public static class Hrefs
{
    extension(DavAddress address)
    {
        /// <summary>The address's own path, in the form that the client chose for its beginning; a folder's ends in a slash.</summary>
        public string Href(bool isFolder)
        {
            var below = global::WebDav.Href.Encode(address.Path, isFolder);
            return address.Path.Count > 0 || isFolder ? address.Prefix + below : address.Prefix;
        }
    }
}
