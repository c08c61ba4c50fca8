namespace Api.WebDav;

/// <summary>The kinds of addresses that WebDAV requests name.</summary>
public enum DavArea
{
    /// <summary>Nothing stands there.</summary>
    Nowhere,

    /// <summary>Above the trees: <c>/dav</c>, <c>/dav/files</c> …, which clients climb through.</summary>
    Above,

    /// <summary><c>/dav/files/{user}/…</c>, <c>/dav/spaces/{id}/…</c>, <c>/webdav/…</c>.</summary>
    Tree,

    /// <summary><c>/dav/spaces/{share jail}</c>: everything that others share with the caller, as one folder.</summary>
    Shares,

    /// <summary><c>/dav/spaces/trash-bin/{space}/…</c>, <c>/dav/trash-bin/{user}/…</c>.</summary>
    Trash,

    /// <summary><c>/dav/meta/{fileid}</c>, <c>/dav/meta/{fileid}/v/…</c>.</summary>
    Meta,
}
