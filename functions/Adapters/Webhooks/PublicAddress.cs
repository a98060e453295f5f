using System.Net;
using System.Net.Sockets;

namespace Safeguarding.Adapters;

/// <summary>
/// Which addresses a webhook may go to: those that the whole internet reaches (the special-purpose registries of RFC 6890), so that an address in the
/// directory is no way into a network. IPv6 is public where it says so; every other form of it, an IPv4 address written as IPv6 included, is refused.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Private4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's own services on every host: public by its number alone.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Protocol assignments with Teredo, documentation, and 6to4, which holds an IPv4 address.</summary>
    private static readonly IPNetwork[] Private6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Private4.Any(n => n.Contains(address)),
        // A network of the library holds a mapped address where it does not: it is refused by its form.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && Global6.Contains(address) && !Private6.Any(n => n.Contains(address)),
        _ => false,
    };
}
