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
            .Select(n => n.GetIPProperties())
            .SelectMany(p => p.UnicastAddresses.Select(a => (a.Address, p.GatewayAddresses.Any(g => g.Address.AddressFamily is AddressFamily.InterNetwork)))));

    /// <summary>
    /// A network with a router first: containers and virtual machines have networks without one, where no phone is. Then a home or office
    /// address before any other; the link-local one of a network without a server comes last.
    /// </summary>
    public static IPAddress? Choose(IEnumerable<(IPAddress Address, bool HasRouter)> addresses) =>
        addresses.Where(a => a.Address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(a.Address))
            .OrderByDescending(a => a.HasRouter).ThenBy(a => Rank(a.Address)).Select(a => a.Address).FirstOrDefault();

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
