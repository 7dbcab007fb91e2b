using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Parvis.Web.Hosting;

/// <summary>Where the phones of the room find this computer, without the internet: its address on the local network. Nothing is asked of anyone.</summary>
internal static class LanAddress
{
    public static IPAddress? Find() => Choose(
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus is OperationalStatus.Up && n.NetworkInterfaceType is not NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses.Select(a => a.Address)));

    /// <summary>A home or office address before any other; the link-local one of a network without a server comes last.</summary>
    public static IPAddress? Choose(IEnumerable<IPAddress> addresses) =>
        addresses.Where(a => a.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(a)).OrderBy(Rank).FirstOrDefault();

    private static int Rank(IPAddress address) => address.GetAddressBytes() switch
    {
        [192, 168, ..] => 0,
        [10, ..] => 1,
        // Often a container's, on a computer that has another.
        [172, >= 16 and <= 31, ..] => 2,
        [169, 254, ..] => 4,
        _ => 3,
    };
}
