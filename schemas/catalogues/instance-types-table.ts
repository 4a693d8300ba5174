// Derived by scripts/derive-instance-types.ts from getmoto/moto moto/ec2/resources/instance_types.json
// at commit 0af643a5dbfc98797f08ee64f5be3ef8002d56ff; prices: AWS's Linux on-demand prices of us-east-1, as published 2026-07-20.
// First line: the usual value of each column. Other lines: a type's name and the values that differ.

/** A table as one text, because V8 reads past a string many times faster than it reads an object. */
export const instanceTypesTable = `
8;2;2;32768;Intel;3.9;nitro;false;hvm;x86_64;legacy-bios,uefi;ebs;required;required;false;Up to 12.5 Gigabit;1;8;50;50;default;40000;10000;40000;32;shared;0;;;;;;;;true;false;false;cluster,partition,spread;on-demand,spot;false;true;true;true;true;
a1.2xlarge;;8;1;16384;AWS;2.3;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1750;3500;20000;27;;;;;;;;;;false;;;;;;;;false;false;0.204
a1.4xlarge;16;16;1;;AWS;2.3;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;3500;3500;20000;27;;;;;;;;;;false;;;;;;;;false;false;0.408
a1.large;2;;1;4096;AWS;2.3;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;525;3500;20000;27;;;;;;;;;;false;;;;;;;;false;false;0.051
a1.medium;1;1;1;2048;AWS;2.3;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;300;3500;20000;27;;;;;;;;;;false;;;;;;;;false;false;0.0255
a1.metal;16;16;1;;AWS;2.3;null;true;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;3500;3500;20000;31;;;;;;;;;;false;;;;;;;;false;false;0.408
a1.xlarge;4;4;1;8192;AWS;2.3;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;800;3500;20000;27;;;;;;;;;;false;;;;;;;;false;false;0.102
c1.medium;2;;1;1740;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;2;6;0;unsupported;-;-;-;39;;350;[{"count":1,"sizeGB":350,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.13
c1.xlarge;;8;1;7168;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;0;supported;1000;1000;8000;39;;1680;[{"count":4,"sizeGB":420,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.52
c3.2xlarge;;4;;15360;;2.8;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;15;supported;1000;1000;8000;39;;160;[{"count":2,"sizeGB":80,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.42
c3.4xlarge;16;8;;30720;;2.8;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;;30;30;supported;2000;2000;16000;39;;320;[{"count":2,"sizeGB":160,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.84
c3.8xlarge;32;16;;61440;;2.8;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;10 Gigabit;;;30;30;unsupported;-;-;-;39;;640;[{"count":2,"sizeGB":320,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;1.68
c3.large;2;1;;3840;;2.8;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;3;10;10;unsupported;-;-;-;39;;32;[{"count":2,"sizeGB":16,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.105
c3.xlarge;4;;;7680;;2.8;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;15;15;supported;500;500;4000;39;;80;[{"count":2,"sizeGB":40,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.21
c4.2xlarge;;4;;15360;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;High;;4;15;15;;1000;1000;8000;40;;;;;;;;;;false;;;;;true;;;false;false;0.398
c4.4xlarge;16;8;;30720;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;High;;;30;30;;2000;2000;16000;40;;;;;;;;;;false;;;;;true;;;false;false;0.796
c4.8xlarge;36;18;;61440;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;10 Gigabit;;;30;30;;4000;4000;32000;40;;;;;;;;;;false;;;;;true;;;false;false;1.591
c4.large;2;1;;3840;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;Moderate;;3;10;10;;500;500;4000;40;;;;;;;;;;false;;;;;true;;;false;false;0.1
c4.xlarge;4;;;7680;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;High;;4;15;15;;750;750;6000;40;;;;;;;;;;false;;;;;true;;;false;false;0.199
c5.12xlarge;48;24;;98304;;3.6;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;false;;;;;true;;;;;2.04
c5.18xlarge;72;36;;147456;;3.4;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;false;;;;;true;;;;;3.06
c5.24xlarge;96;48;;196608;;3.6;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;false;;;;;;false;;;;4.08
c5.2xlarge;;4;;16384;;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;20000;27;;;;;;;;;;false;;;;;true;;;;;0.34
c5.4xlarge;16;8;;;;3.4;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;false;;;;;true;;;;;0.68
c5.9xlarge;36;18;;73728;;3.4;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;false;;;;;true;;;;;1.53
c5.large;2;1;;4096;;3.4;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;20000;27;;;;;;;;;;false;;;;;true;;;;false;0.085
c5.metal;96;48;;196608;;3.6;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;false;;;;;;false;;false;false;4.08
c5.xlarge;4;;;8192;;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;20000;27;;;;;;;;;;false;;;;;true;;;;;0.17
c5a.12xlarge;48;24;;98304;AMD;3.3;;;;;;;;;;12 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;;false;;;;1.848
c5a.16xlarge;64;32;;131072;AMD;3.3;;;;;;;;;;20 Gigabit;;15;;;;6300;6300;26700;27;;;;;;;;;;;;;;;;false;;;;2.464
c5a.24xlarge;96;48;;196608;AMD;3.3;;;;;;;;;;20 Gigabit;;15;;;;9500;9500;;27;;;;;;;;;;;;;;;;false;;;;3.696
c5a.2xlarge;;4;;16384;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;800;3170;13300;27;;;;;;;;;;;;;;;;false;;;;0.308
c5a.4xlarge;16;8;;;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;;30;30;;1580;3170;13300;27;;;;;;;;;;;;;;;;false;;;;0.616
c5a.8xlarge;32;16;;65536;AMD;3.3;;;;;;;;;;10 Gigabit;;;30;30;;3170;3170;13300;27;;;;;;;;;;;;;;;;false;;;;1.232
c5a.large;2;1;;4096;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;200;3170;13300;27;;;;;;;;;;;;;;;;false;;;false;0.077
c5a.xlarge;4;;;8192;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;400;3170;13300;27;;;;;;;;;;;;;;;;false;;;;0.154
c5ad.12xlarge;48;24;;98304;AMD;3.3;;;;;;;;;;12 Gigabit;;;30;30;;4750;4750;20000;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;2.064
c5ad.16xlarge;64;32;;131072;AMD;3.3;;;;;;;;;;20 Gigabit;;15;;;;6300;6300;26700;25;;2400;[{"count":2,"sizeGB":1200,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;2.752
c5ad.24xlarge;96;48;;196608;AMD;3.3;;;;;;;;;;20 Gigabit;;15;;;;9500;9500;;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;4.128
c5ad.2xlarge;;4;;16384;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;800;3170;13300;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;0.344
c5ad.4xlarge;16;8;;;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;;30;30;;1580;3170;13300;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;0.688
c5ad.8xlarge;32;16;;65536;AMD;3.3;;;;;;;;;;10 Gigabit;;;30;30;;3170;3170;13300;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;1.376
c5ad.large;2;1;;4096;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;200;3170;13300;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;;false;false;;false;0.086
c5ad.xlarge;4;;;8192;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;400;3170;13300;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;0.172
c5d.12xlarge;48;24;;98304;;3.6;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.304
c5d.18xlarge;72;36;;147456;;3.4;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.456
c5d.24xlarge;96;48;;196608;;3.6;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.608
c5d.2xlarge;;4;;16384;;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;20000;26;;200;[{"count":1,"sizeGB":200,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.384
c5d.4xlarge;16;8;;;;3.4;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;400;[{"count":1,"sizeGB":400,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.768
c5d.9xlarge;36;18;;73728;;3.4;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.728
c5d.large;2;1;;4096;;3.4;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;20000;26;;50;[{"count":1,"sizeGB":50,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.096
c5d.metal;96;48;;196608;;3.6;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;false;false;4.608
c5d.xlarge;4;;;8192;;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;20000;26;;100;[{"count":1,"sizeGB":100,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.192
c5n.18xlarge;72;36;;196608;;3.4;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;3.888
c5n.2xlarge;;4;;21504;;3.4;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2300;4750;20000;27;;;;;;;;;;;;;;;;;;;;0.432
c5n.4xlarge;16;8;;43008;;3.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;;;;;;0.864
c5n.9xlarge;36;18;;98304;;3.4;;;;;;;;;true;50 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;1.944
c5n.large;2;1;;5376;;3.4;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;650;4750;20000;27;;;;;;;;;;;;;;;;;;;false;0.108
c5n.metal;72;36;;196608;;3.4;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;3.888
c5n.xlarge;4;;;10752;;3.4;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1150;4750;20000;27;;;;;;;;;;;;;;;;;;;;0.216
c6a.12xlarge;48;24;;98304;AMD;3.6;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;;;;;;1.836
c6a.16xlarge;64;32;;131072;AMD;3.6;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;true;;;;;2.448
c6a.24xlarge;96;48;;196608;AMD;3.6;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;;;;;;;;;;;3.672
c6a.2xlarge;;4;;16384;AMD;3.6;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.306
c6a.32xlarge;128;64;;262144;AMD;3.6;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;;;;;;;;;;;4.896
c6a.48xlarge;192;96;;393216;AMD;3.6;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;27;;;;;;;;;;;;;;;;;;;;7.344
c6a.4xlarge;16;8;;;AMD;3.6;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.612
c6a.8xlarge;32;16;;65536;AMD;3.6;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;true;;;;;1.224
c6a.large;2;1;;4096;AMD;3.6;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;;;;;;true;;;;false;0.0765
c6a.metal;192;96;;393216;AMD;3.6;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;31;;;;;;;;;;;;;;;;;;false;false;7.344
c6a.xlarge;4;;;8192;AMD;3.6;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.153
c6g.12xlarge;48;48;1;98304;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;27;;;;;;;;;;;;;;;true;;;;;1.632
c6g.16xlarge;64;64;1;131072;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;true;;;;;2.176
c6g.2xlarge;;8;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.272
c6g.4xlarge;16;16;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.544
c6g.8xlarge;32;32;1;65536;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;true;;;;;1.088
c6g.large;2;;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.068
c6g.medium;1;1;1;2048;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;27;;;;;;;;;;;;;;;true;;;;false;0.034
c6g.metal;64;64;1;131072;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;2.3066
c6g.xlarge;4;4;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.136
c6gd.12xlarge;48;48;1;98304;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.8432
c6gd.16xlarge;64;64;1;131072;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.4576
c6gd.2xlarge;;8;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.3072
c6gd.4xlarge;16;16;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.6144
c6gd.8xlarge;32;32;1;65536;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.2288
c6gd.large;2;;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.0768
c6gd.medium;1;1;1;2048;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0384
c6gd.metal;64;64;1;131072;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;2.6051
c6gd.xlarge;4;4;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1536
c6gn.12xlarge;48;48;1;98304;AWS;2.5;;;;arm64;uefi;;;;;75 Gigabit;;;30;30;;28500;28500;120000;27;;;;;;;;;;false;;;;;true;;;;;2.0736
c6gn.16xlarge;64;64;1;131072;AWS;2.5;;;;arm64;uefi;;;;true;100 Gigabit;;15;;;;38000;38000;160000;27;;;;;;;;;;false;;;;;true;;;;;2.7648
c6gn.2xlarge;;8;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;4750;9500;;27;;;;;;;;;;false;;;;;true;;;;;0.3456
c6gn.4xlarge;16;16;1;;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;false;;;;;true;;;;;0.6912
c6gn.8xlarge;32;32;1;65536;AWS;2.5;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;19000;19000;80000;27;;;;;;;;;;false;;;;;true;;;;;1.3824
c6gn.large;2;;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;3;10;10;;1235;9500;;27;;;;;;;;;;false;;;;;true;;;;;0.0864
c6gn.medium;1;1;1;2048;AWS;2.5;;;;arm64;uefi;;;;;Up to 16 Gigabit;;2;4;4;;760;9500;;27;;;;;;;;;;false;;;;;true;;;;false;0.0432
c6gn.xlarge;4;4;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;2375;9500;;27;;;;;;;;;;false;;;;;true;;;;;0.1728
c6i.12xlarge;48;24;;98304;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;true;;;;;2.04
c6i.16xlarge;64;32;;131072;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;true;;;;;2.72
c6i.24xlarge;96;48;;196608;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;;;;;;;;;;;4.08
c6i.2xlarge;;4;;16384;;3.5;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.34
c6i.32xlarge;128;64;;262144;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;;;;;;;;;;;5.44
c6i.4xlarge;16;8;;;;3.5;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.68
c6i.8xlarge;32;16;;65536;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;true;;;;;1.36
c6i.large;2;1;;4096;;3.5;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;;;;;;true;;;;false;0.085
c6i.metal;128;64;;262144;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;;;;;;;;;;;;;;;;;false;false;5.44
c6i.xlarge;4;;;8192;;3.5;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.17
c6id.12xlarge;48;24;;98304;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.4192
c6id.16xlarge;64;32;;131072;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.2256
c6id.24xlarge;96;48;;196608;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;23;;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.8384
c6id.2xlarge;;4;;16384;;3.5;;;;;;;;;;;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4032
c6id.32xlarge;128;64;;262144;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;23;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.4512
c6id.4xlarge;16;8;;;;3.5;;;;;;;;;;;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.8064
c6id.8xlarge;32;16;;65536;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.6128
c6id.large;2;1;;4096;;3.5;;;;;;;;;;;;3;10;10;;650;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.1008
c6id.metal;128;64;;262144;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;6.4512
c6id.xlarge;4;;;8192;;3.5;;;;;;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2016
c6in.12xlarge;48;24;;98304;;3.5;;;;;;;;;;75 Gigabit;;;30;30;;37500;37500;150000;27;;;;;;;;;;;;;;;true;;;;;2.7216
c6in.16xlarge;64;32;;131072;;3.5;;;;;;;;;;100 Gigabit;;15;;;;50000;50000;200000;27;;;;;;;;;;;;;;;true;;;;;3.6288
c6in.24xlarge;96;48;;196608;;3.5;;;;;;;;;;150 Gigabit;;15;;;;75000;75000;300000;27;;;;;;;;;;;;;;;;;;;;5.4432
c6in.2xlarge;;4;;16384;;3.5;;;;;;;;;;Up to 40 Gigabit;;4;15;15;;6250;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.4536
c6in.32xlarge;128;64;;262144;;3.5;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;27;;;;;;;;;;;;;;;;;;;;7.2576
c6in.4xlarge;16;8;;;;3.5;;;;;;;;;;Up to 50 Gigabit;;;30;30;;12500;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.9072
c6in.8xlarge;32;16;;65536;;3.5;;;;;;;;;;50 Gigabit;;;30;30;;25000;25000;100000;27;;;;;;;;;;;;;;;true;;;;;1.8144
c6in.large;2;1;;4096;;3.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1562;25000;100000;27;;;;;;;;;;;;;;;true;;;;false;0.1134
c6in.metal;128;64;;262144;;3.5;null;true;;;legacy-bios;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;31;;;;;;;;;;;;;;;;;;false;false;7.2576
c6in.xlarge;4;;;8192;;3.5;;;;;;;;;;Up to 30 Gigabit;;4;15;15;;3125;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.2268
c7a.12xlarge;48;48;1;98304;AMD;3.7;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;2.46336
c7a.16xlarge;64;64;1;131072;AMD;3.7;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;3.28448
c7a.24xlarge;96;96;1;196608;AMD;3.7;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;4.92672
c7a.2xlarge;;8;1;16384;AMD;3.7;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.41056
c7a.32xlarge;128;128;1;262144;AMD;3.7;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;6.56896
c7a.48xlarge;192;192;1;393216;AMD;3.7;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;9.85344
c7a.4xlarge;16;16;1;;AMD;3.7;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.82112
c7a.8xlarge;32;32;1;65536;AMD;3.7;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.64224
c7a.large;2;;1;4096;AMD;3.7;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.10264
c7a.medium;1;1;1;2048;AMD;3.7;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.05132
c7a.metal-48xl;192;192;1;393216;AMD;3.7;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;9.85344
c7a.xlarge;4;4;1;8192;AMD;3.7;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.20528
c7g.12xlarge;48;48;1;98304;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;true;;;;;1.74
c7g.16xlarge;64;64;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;true;;;;;2.32
c7g.2xlarge;;8;1;16384;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.29
c7g.4xlarge;16;16;1;;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.58
c7g.8xlarge;32;32;1;65536;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;true;;;;;1.16
c7g.large;2;;1;4096;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;27;;;;;;;;;;;;;;;true;;;;;0.0725
c7g.medium;1;1;1;2048;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;27;;;;;;;;;;;;;;;true;;;;false;0.0363
c7g.metal;64;64;1;131072;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;;;;;;;;;;;;;;;;;false;false;2.32
c7g.xlarge;4;4;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.145
c7gd.12xlarge;48;48;1;98304;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.1773
c7gd.16xlarge;64;64;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.903
c7gd.2xlarge;;8;1;16384;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.3629
c7gd.4xlarge;16;16;1;;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.7258
c7gd.8xlarge;32;32;1;65536;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.4515
c7gd.large;2;;1;4096;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.0907
c7gd.medium;1;1;1;2048;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0454
c7gd.metal;64;64;1;131072;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;2.903
c7gd.xlarge;4;4;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1814
c7gn.12xlarge;48;48;1;98304;AWS;2.6;;;;arm64;uefi;;;;;150 Gigabit;;;30;30;;25000;30000;120000;27;;;;;;;;;;;;;;;true;;;;false;2.9952
c7gn.16xlarge;64;64;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;200 Gigabit;;15;;;;33333;40000;160000;27;;;;;;;;;;;;;;;true;;;;false;3.9936
c7gn.2xlarge;;8;1;16384;AWS;2.6;;;;arm64;uefi;;;;;Up to 50 Gigabit;;4;15;15;;4167;;;27;;;;;;;;;;;;;;;true;;;;false;0.4992
c7gn.4xlarge;16;16;1;;AWS;2.6;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;8333;;;27;;;;;;;;;;;;;;;true;;;;false;0.9984
c7gn.8xlarge;32;32;1;65536;AWS;2.6;;;;arm64;uefi;;;;;100 Gigabit;;;30;30;;16667;20000;80000;27;;;;;;;;;;;;;;;true;;;;false;1.9968
c7gn.large;2;;1;4096;AWS;2.6;;;;arm64;uefi;;;;;Up to 30 Gigabit;;3;10;10;;1042;;;27;;;;;;;;;;;;;;;true;;;;false;0.1248
c7gn.medium;1;1;1;2048;AWS;2.6;;;;arm64;uefi;;;;;Up to 25 Gigabit;;2;4;4;;521;;;27;;;;;;;;;;;;;;;true;;;;false;0.0624
c7gn.metal;64;64;1;131072;AWS;2.6;null;true;;arm64;uefi;;;;true;200 Gigabit;;15;;;;33333;40000;160000;31;;;;;;;;;;;;;;;;;;false;false;3.9936
c7gn.xlarge;4;4;1;8192;AWS;2.6;;;;arm64;uefi;;;;;Up to 40 Gigabit;;4;15;15;;2083;;;27;;;;;;;;;;;;;;;true;;;;false;0.2496
c7i-flex.12xlarge;48;24;;98304;;3.2;;;;;;;;;;Up to 18.75 Gigabit;;;30;30;;7500;15000;60000;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;2.0349
c7i-flex.16xlarge;64;32;;131072;;3.2;;;;;;;;;;Up to 25 Gigabit;;15;;;;10000;20000;80000;48;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;2.7132
c7i-flex.2xlarge;;4;;16384;;3.2;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.33915
c7i-flex.4xlarge;16;8;;;;3.2;;;;;;;;;;;;;30;30;;2500;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.6783
c7i-flex.8xlarge;32;16;;65536;;3.2;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;1.3566
c7i-flex.large;2;1;;4096;;3.2;;;;;;;;;;;;3;10;10;;312;;;;dedicated;;;;;;;;;;;true;partition,spread;;true;false;;;false;0.08479
c7i-flex.xlarge;4;;;8192;;3.2;;;;;;;;;;;;4;15;15;;625;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.16958
c7i.12xlarge;48;24;;98304;;3.2;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;2.142
c7i.16xlarge;64;32;;131072;;3.2;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;2.856
c7i.24xlarge;96;48;;196608;;3.2;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;false;;;;4.284
c7i.2xlarge;;4;;16384;;3.2;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.357
c7i.48xlarge;192;96;;393216;;3.2;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;false;;;;8.568
c7i.4xlarge;16;8;;;;3.2;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.714
c7i.8xlarge;32;16;;65536;;3.2;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.428
c7i.large;2;1;;4096;;3.2;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.08925
c7i.metal-24xl;96;48;;196608;;3.2;null;true;;;legacy-bios;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;false;;false;false;4.7124
c7i.metal-48xl;192;96;;393216;;3.2;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;8.568
c7i.xlarge;4;;;8192;;3.2;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.1785
c8a.12xlarge;48;48;1;98304;AMD;4.5;;;;;;;;;;22.5 Gigabit;;12;64;64;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;2.58648
c8a.16xlarge;64;64;1;131072;AMD;4.5;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;3.44864
c8a.24xlarge;96;96;1;196608;AMD;4.5;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;5.17296
c8a.2xlarge;;8;1;16384;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;4;40;40;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.43108
c8a.48xlarge;192;192;1;393216;AMD;4.5;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;10.34592
c8a.4xlarge;16;16;1;;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;;40;40;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.86216
c8a.8xlarge;32;32;1;65536;AMD;4.5;;;;;;;;;;15 Gigabit;;10;40;40;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.72432
c8a.large;2;;1;4096;AMD;4.5;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.10777
c8a.medium;1;1;1;2048;AMD;4.5;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.05389
c8a.metal-24xl;96;96;1;196608;AMD;4.5;null;true;;;legacy-bios;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;false;false;5.69026
c8a.metal-48xl;192;192;1;393216;AMD;4.5;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;79;;;;;;;;;;;;;;;;;;false;false;10.34592
c8a.xlarge;4;4;1;8192;AMD;4.5;;;;;;;;;;;;4;20;20;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.21554
c8g.12xlarge;48;48;1;98304;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;1.91424
c8g.16xlarge;64;64;1;131072;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;2.55232
c8g.24xlarge;96;96;1;196608;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;3.82848
c8g.2xlarge;;8;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.31904
c8g.48xlarge;192;192;1;393216;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;7.65696
c8g.4xlarge;16;16;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.63808
c8g.8xlarge;32;32;1;65536;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.27616
c8g.large;2;;1;4096;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.07976
c8g.medium;1;1;1;2048;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.03988
c8g.metal-24xl;96;96;1;196608;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;;;false;false;4.21133
c8g.metal-48xl;192;192;1;393216;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;7.65696
c8g.xlarge;4;4;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.15952
c8gb.12xlarge;48;48;1;98304;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;12;30;30;;75000;75000;360000;;dedicated;;;;;;;;;;;;;;true;;;;;2.844
c8gb.16xlarge;64;64;1;131072;AWS;2.8;;;;arm64;uefi;;;;true;133.33 Gigabit;;16;;;;100000;100000;480000;48;dedicated;;;;;;;;;;;;;;true;;;;;3.792
c8gb.24xlarge;96;96;1;196608;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;64;dedicated;;;;;;;;;;;;;;;;;;;5.688
c8gb.2xlarge;;8;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 33.33 Gigabit;;4;15;15;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.474
c8gb.48xlarge;192;192;1;393216;AWS;2.7;;;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;11.376
c8gb.4xlarge;16;16;1;;AWS;2.8;;;;arm64;uefi;;;;;33.33 Gigabit;;;30;30;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.948
c8gb.8xlarge;32;32;1;65536;AWS;2.8;;;;arm64;uefi;;;;;66.66 Gigabit;;10;30;30;;50000;50000;240000;;dedicated;;;;;;;;;;;;;;true;;;;;1.896
c8gb.large;2;;1;4096;AWS;2.8;;;;arm64;uefi;;;;;Up to 20 Gigabit;;3;10;10;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.1185
c8gb.medium;1;1;1;2048;AWS;2.8;;;;arm64;uefi;;;;;Up to 16.66 Gigabit;;2;4;4;;1562;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.05925
c8gb.metal-24xl;96;96;1;196608;AWS;2.8;null;true;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;39;;;;;;;;;;;;;;;;;;false;false;6.02928
c8gb.metal-48xl;192;192;1;393216;AWS;2.7;null;true;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;78;dedicated;;;;;;;;;;;;;;;;;false;false;11.376
c8gb.xlarge;4;4;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 26.66 Gigabit;;4;15;15;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.237
c8gd.12xlarge;48;48;1;98304;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.35152
c8gd.16xlarge;64;64;1;131072;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.13536
c8gd.24xlarge;96;96;1;196608;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.70304
c8gd.2xlarge;;8;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.39192
c8gd.48xlarge;192;192;1;393216;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.40608
c8gd.4xlarge;16;16;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.78384
c8gd.8xlarge;32;32;1;65536;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.56768
c8gd.large;2;;1;4096;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.09798
c8gd.medium;1;1;1;2048;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.04899
c8gd.metal-24xl;96;96;1;196608;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;5.17334
c8gd.metal-48xl;192;192;1;393216;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;9.40608
c8gd.xlarge;4;4;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.19596
c8gn.12xlarge;48;48;1;98304;AWS;2.8;;;;arm64;uefi;;;;;150 Gigabit;;12;30;30;;30000;30000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;2.844
c8gn.16xlarge;64;64;1;131072;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;16;;;;;40000;160000;48;dedicated;;;;;;;;;;;;;;true;;;;;3.792
c8gn.24xlarge;96;96;1;196608;AWS;2.8;;;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;;;5.688
c8gn.2xlarge;;8;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 50 Gigabit;;4;15;15;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.474
c8gn.48xlarge;192;192;1;393216;AWS;2.7;;;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;11.376
c8gn.4xlarge;16;16;1;;AWS;2.8;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.948
c8gn.8xlarge;32;32;1;65536;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;10;30;30;;20000;20000;80000;;dedicated;;;;;;;;;;;;;;true;;;;;1.896
c8gn.large;2;;1;4096;AWS;2.8;;;;arm64;uefi;;;;;Up to 30 Gigabit;;3;10;10;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.1185
c8gn.medium;1;1;1;2048;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;2;4;4;;760;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.0593
c8gn.metal-24xl;96;96;1;196608;AWS;2.8;null;true;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;39;;;;;;;;;;;;;;;;;;false;false;6.0293
c8gn.metal-48xl;192;192;1;393216;AWS;2.7;null;true;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;78;dedicated;;;;;;;;;;;;;;;;;false;false;11.376
c8gn.xlarge;4;4;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 40 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.237
c8i-flex.12xlarge;48;24;;98304;;;;;;;;;;;;Up to 22.5 Gigabit;;12;;;;7500;15000;60000;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;2.13648
c8i-flex.16xlarge;64;32;;131072;;;;;;;;;;;;Up to 30 Gigabit;;16;64;64;;10000;20000;80000;48;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;2.84864
c8i-flex.2xlarge;;4;;16384;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.35608
c8i-flex.4xlarge;16;8;;;;;;;;;;;;;;Up to 15 Gigabit;;;;;;2500;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.71216
c8i-flex.8xlarge;32;16;;65536;;;;;;;;;;;;Up to 15 Gigabit;;10;;;;5000;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;1.42432
c8i-flex.large;2;1;;4096;;;;;;;;;;;;;;3;20;20;;315;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.08902
c8i-flex.xlarge;4;;;8192;;;;;;;;;;;;;;4;30;30;;630;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.17804
c8i.12xlarge;48;24;;98304;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;2.24904
c8i.16xlarge;64;32;;131072;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;2.99872
c8i.24xlarge;96;48;;196608;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;4.49808
c8i.2xlarge;;4;;16384;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.37484
c8i.32xlarge;128;64;;262144;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;5.99744
c8i.48xlarge;192;96;;393216;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;8.99616
c8i.4xlarge;16;8;;;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.74968
c8i.8xlarge;32;16;;65536;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.49936
c8i.96xlarge;384;192;;786432;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;17.99232
c8i.large;2;1;;4096;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.09371
c8i.metal-48xl;192;96;;393216;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;false;false;9.89578
c8i.metal-96xl;384;192;;786432;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;dedicated;;;;;;;;;;;;;;;;;false;false;17.99232
c8i.xlarge;4;;;8192;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.18742
c8ib.12xlarge;48;24;;98304;;;;;;;;;;;;50 Gigabit;;12;;;;37500;37500;180000;;dedicated;;;;;;;;;;;;;;true;;;;;3.26592
c8ib.16xlarge;64;32;;131072;;;;;;;;;;;;66.66 Gigabit;;16;64;64;;50000;50000;240000;48;dedicated;;;;;;;;;;;;;;true;;;;;4.35456
c8ib.24xlarge;96;48;;196608;;;;;;;;;;;;100 Gigabit;;16;64;64;;75000;75000;360000;64;dedicated;;;;;;;;;;;;;;;;;;;6.53184
c8ib.2xlarge;;4;;16384;;;;;;;;;;;;Up to 26.66 Gigabit;;4;30;30;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.54432
c8ib.32xlarge;128;64;;262144;;;;;;;;;;;;133.33 Gigabit;;16;64;64;;100000;100000;480000;88;dedicated;;;;;;;;;;;;;;;;;;;8.70912
c8ib.48xlarge;192;96;;393216;;;;;;;;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;128;dedicated;;;;;;;;;;;;;;;;;;;13.06368
c8ib.4xlarge;16;8;;;;;;;;;;;;;;Up to 33.33 Gigabit;;;;;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;1.08864
c8ib.8xlarge;32;16;;65536;;;;;;;;;;;;33.33 Gigabit;;;;;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;2.17728
c8ib.96xlarge;384;192;;786432;;;;;;;;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;26.12736
c8ib.large;2;1;;4096;;;;;;;;;;;;Up to 16.66 Gigabit;;4;20;20;;1563;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.13608
c8ib.metal-48xl;192;96;;393216;;;null;true;;;legacy-bios;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;64;;;;;;;;;;;;;;;;;;false;false;14.37005
c8ib.metal-96xl;384;192;;786432;;;null;true;;;legacy-bios;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;78;;;;;;;;;;;;;;;;;;false;false;26.12736
c8ib.xlarge;4;;;8192;;;;;;;;;;;;Up to 20 Gigabit;;4;30;30;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.27216
c8id.12xlarge;48;24;;98304;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.66112
c8id.16xlarge;64;32;;131072;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.54816
c8id.24xlarge;96;48;;196608;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.32224
c8id.2xlarge;;4;;16384;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.44352
c8id.32xlarge;128;64;;262144;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.09632
c8id.48xlarge;192;96;;393216;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.64448
c8id.4xlarge;16;8;;;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.88704
c8id.8xlarge;32;16;;65536;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.77408
c8id.96xlarge;384;192;;786432;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;21.28896
c8id.large;2;1;;4096;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.11088
c8id.metal-48xl;192;96;;393216;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;11.70893
c8id.metal-96xl;384;192;;786432;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;21.28896
c8id.xlarge;4;;;8192;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.22176
c8in.12xlarge;48;24;;98304;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;3.26592
c8in.16xlarge;64;32;;131072;;;;;;;;;;;;100 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;true;;;;;4.35456
c8in.24xlarge;96;48;;196608;;;;;;;;;;;;150 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;6.53184
c8in.2xlarge;;4;;16384;;;;;;;;;;;;Up to 40 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.54432
c8in.32xlarge;128;64;;262144;;;;;;;;;;;;200 Gigabit;;16;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;8.70912
c8in.48xlarge;192;96;;393216;;;;;;;;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;13.06368
c8in.4xlarge;16;8;;;;;;;;;;;;;;Up to 50 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.08864
c8in.8xlarge;32;16;;65536;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;2.17728
c8in.96xlarge;384;192;;786432;;;;;;;;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;26.12736
c8in.large;2;1;;4096;;;;;;;;;;;;Up to 25 Gigabit;;4;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.13608
c8in.metal-48xl;192;96;;393216;;;null;true;;;legacy-bios;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;64;;;;;;;;;;;;;;;;;;false;false;14.37005
c8in.metal-96xl;384;192;;786432;;;null;true;;;legacy-bios;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;78;;;;;;;;;;;;;;;;;;false;false;26.12736
c8in.xlarge;4;;;8192;;;;;;;;;;;;Up to 30 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.27216
c8ine.12xlarge;48;24;;98304;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;4.0824
c8ine.2xlarge;;4;;16384;;;;;;;;;;;;12.5 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;0.6804
c8ine.4xlarge;16;8;;;;;;;;;;;;;;25 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;1.3608
c8ine.8xlarge;32;16;;65536;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;2.7216
c8ine.large;2;1;;4096;;;;;;;;;;;;3.125 Gigabit;;4;20;20;;650;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;false;0.1701
c8ine.xlarge;4;;;8192;;;;;;;;;;;;6.25 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;0.3402
c9g.12xlarge;48;48;1;98304;AWS;3.3;;;;arm64;uefi;;;;;25 Gigabit;;12;;;;18000;18000;72000;;dedicated;;;;;;;;;;;;;;true;;;;;2.08656
c9g.16xlarge;64;64;1;131072;AWS;3.3;;;;arm64;uefi;;;;;34 Gigabit;;16;64;64;;24000;24000;96000;48;dedicated;;;;;;;;;;;;;;true;;;;;2.78208
c9g.24xlarge;96;96;1;196608;AWS;3.3;;;;arm64;uefi;;;;;50 Gigabit;;24;64;64;;36000;36000;144000;64;dedicated;;;;;;;;;;;;;;;;;;;4.17312
c9g.2xlarge;;8;1;16384;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;4;30;30;;3000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.34776
c9g.48xlarge;192;192;1;393216;AWS;3.3;;;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;128;dedicated;;;;;;;;;;;;;;;;;;;8.34624
c9g.4xlarge;16;16;1;;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;;;;;6000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.69552
c9g.8xlarge;32;32;1;65536;AWS;3.3;;;;arm64;uefi;;;;;17 Gigabit;;10;;;;12000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;1.39104
c9g.large;2;;1;4096;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;3;20;20;;760;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.08694
c9g.medium;1;1;1;2048;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;2;20;20;;380;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.04347
c9g.metal-48xl;192;192;1;393216;AWS;3.3;null;true;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;79;;;;;;;;;;;;;;;;;;false;false;9.18086
c9g.xlarge;4;4;1;8192;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;30;30;;1500;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.17388
c9gd.12xlarge;48;48;1;98304;AWS;3.3;;;;arm64;uefi;;;;;25 Gigabit;;12;;;;18000;18000;72000;;dedicated;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.5632
c9gd.16xlarge;64;64;1;131072;AWS;3.3;;;;arm64;uefi;;;;;34 Gigabit;;16;64;64;;24000;24000;96000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.4176
c9gd.24xlarge;96;96;1;196608;AWS;3.3;;;;arm64;uefi;;;;;50 Gigabit;;24;64;64;;36000;36000;144000;64;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.1264
c9gd.2xlarge;;8;1;16384;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;4;30;30;;3000;12000;48000;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4272
c9gd.48xlarge;192;192;1;393216;AWS;3.3;;;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.2528
c9gd.4xlarge;16;16;1;;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;;;;;6000;12000;48000;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.8544
c9gd.8xlarge;32;32;1;65536;AWS;3.3;;;;arm64;uefi;;;;;17 Gigabit;;10;;;;12000;12000;48000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.7088
c9gd.large;2;;1;4096;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;3;20;20;;760;12000;48000;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1068
c9gd.medium;1;1;1;2048;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;2;20;20;;380;12000;48000;;dedicated;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0534
c9gd.metal-48xl;192;192;1;393216;AWS;3.3;null;true;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;79;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;11.27808
c9gd.xlarge;4;4;1;8192;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;30;30;;1500;12000;48000;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2136
d2.2xlarge;;4;;62464;;2.4;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;15;;1000;1000;8000;40;;12288;[{"count":6,"sizeGB":2048,"type":"hdd"}];unsupported;;;;;;false;;;;;;;false;false;false;1.38
d2.4xlarge;16;8;;124928;;2.4;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;;30;30;;2000;2000;16000;40;;24576;[{"count":12,"sizeGB":2048,"type":"hdd"}];unsupported;;;;;;false;;;;;;;false;false;false;2.76
d2.8xlarge;36;18;;249856;;2.4;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;10 Gigabit;;;30;30;;4000;4000;32000;40;;49152;[{"count":24,"sizeGB":2048,"type":"hdd"}];unsupported;;;;;;false;;;;;;;false;false;false;5.52
d2.xlarge;4;;;31232;;2.4;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;15;15;;750;750;6000;40;;6144;[{"count":3,"sizeGB":2048,"type":"hdd"}];unsupported;;;;;;false;;;;;;;false;false;false;0.69
d3.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 15 Gigabit;;4;5;5;;1700;2800;15000;21;;11880;[{"count":6,"sizeGB":1980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;0.999
d3.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 15 Gigabit;;4;10;10;;2800;2800;15000;15;;23760;[{"count":12,"sizeGB":1980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;1.998
d3.8xlarge;32;16;;262144;;3.1;;;;;;;;;;25 Gigabit;;3;20;20;;5000;5000;30000;3;;47520;[{"count":24,"sizeGB":1980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;3.99552
d3.xlarge;4;;;;;3.1;;;;;;;;;;Up to 15 Gigabit;;4;3;3;;850;2800;15000;24;;5940;[{"count":3,"sizeGB":1980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;0.499
d3en.12xlarge;48;24;;196608;;3.1;;;;;;;;;;75 Gigabit;;3;30;30;;7000;7000;;3;;335520;[{"count":24,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;6.30864
d3en.2xlarge;;4;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;5;5;;1700;2800;15000;23;;55920;[{"count":4,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;1.051
d3en.4xlarge;16;8;;65536;;3.1;;;;;;;;;;25 Gigabit;;4;10;10;;2800;2800;15000;19;;111840;[{"count":8,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;2.103
d3en.6xlarge;24;12;;98304;;3.1;;;;;;;;;;40 Gigabit;;4;15;15;;4000;4000;25000;15;;167760;[{"count":12,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;3.154
d3en.8xlarge;32;16;;131072;;3.1;;;;;;;;;;50 Gigabit;;4;20;20;;5000;5000;30000;11;;223680;[{"count":16,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;4.20576
d3en.xlarge;4;;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;3;3;;850;2800;15000;25;;27960;[{"count":2,"sizeGB":13980,"type":"hdd"}];required;;;;;;;;;;;;false;false;;;0.526
dl2q.24xlarge;96;48;;786432;;2.5;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;19;;;;;;;;[{"name":"Qualcomm AI100","count":8}];;;;;;;;;false;false
f2.12xlarge;48;24;;524288;AMD;3.4;;;;;;;;;;25 Gigabit;;;30;30;;15000;15000;60000;;dedicated;1880;[{"count":2,"sizeGB":940,"type":"ssd"}];required;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":2,"memMiB":81920}];;;;;;;;;;;false;;;3.96
f2.48xlarge;192;96;;2097152;AMD;3.4;;;;;;;;;true;100 Gigabit;;15;;;;60000;60000;240000;128;dedicated;7520;[{"count":8,"sizeGB":940,"type":"ssd"}];required;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":8,"memMiB":81920}];;;;;;;;;;;false;;;15.84
f2.6xlarge;24;12;;262144;AMD;3.4;;;;;;;;;;12.5 Gigabit;;;30;30;;7500;7500;30000;;dedicated;940;[{"count":1,"sizeGB":940,"type":"ssd"}];required;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":1,"memMiB":81920}];;;;;;;;;;;false;;;1.98
g4ad.16xlarge;64;32;;262144;AMD;3;;;;;legacy-bios;;;;;25 Gigabit;;;30;30;;6300;6300;26667;21;;2400;[{"count":2,"sizeGB":1200,"type":"ssd"}];required;[{"name":"Radeon Pro V520","maker":"AMD","count":4,"logicalCount":4,"memMiB":8192}];;;;;;;;;;;false;false;false;false;3.468
g4ad.2xlarge;;4;;;AMD;3;;;;;legacy-bios;;;;;Up to 10 Gigabit;;2;4;4;;800;3170;13333;25;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;[{"name":"Radeon Pro V520","maker":"AMD","count":1,"logicalCount":1,"memMiB":8192}];;;;;;;;;;;;false;false;false;0.54117
g4ad.4xlarge;16;8;;65536;AMD;3;;;;;legacy-bios;;;;;Up to 10 Gigabit;;3;10;10;;1580;3170;13333;25;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];required;[{"name":"Radeon Pro V520","maker":"AMD","count":1,"logicalCount":1,"memMiB":8192}];;;;;;;;;;;;false;false;false;0.867
g4ad.8xlarge;32;16;;131072;AMD;3;;;;;legacy-bios;;;;;15 Gigabit;;4;15;15;;3170;3170;13333;24;;1200;[{"count":1,"sizeGB":1200,"type":"ssd"}];required;[{"name":"Radeon Pro V520","maker":"AMD","count":2,"logicalCount":2,"memMiB":8192}];;;;;;;;;;;;false;false;false;1.734
g4ad.xlarge;4;;;16384;AMD;3;;;;;legacy-bios;;;;;Up to 10 Gigabit;;2;4;4;;400;3170;13333;25;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;[{"name":"Radeon Pro V520","maker":"AMD","count":1,"logicalCount":1,"memMiB":8192}];;;;;;;;;;;;false;false;false;0.37853
g4dn.12xlarge;48;24;;196608;;2.5;;;;;;;;;true;50 Gigabit;;;30;30;;9500;9500;;22;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":16384}];;;;;;;;;;;;false;;;3.912
g4dn.16xlarge;64;32;;262144;;2.5;;;;;;;;;true;50 Gigabit;;4;15;15;;9500;9500;;25;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false;;;4.352
g4dn.2xlarge;;4;;;;2.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1150;3500;20000;25;;225;[{"count":1,"sizeGB":225,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false;;;0.752
g4dn.4xlarge;16;8;;65536;;2.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;4750;4750;20000;25;;225;[{"count":1,"sizeGB":225,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false;;;1.204
g4dn.8xlarge;32;16;;131072;;2.5;;;;;;;;;true;50 Gigabit;;4;15;15;;9500;9500;;25;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false;;;2.176
g4dn.metal;96;48;;393216;;2.5;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":16384}];;;;;;;;;;;;false;false;false;7.824
g4dn.xlarge;4;;;16384;;2.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;950;3500;20000;25;;125;[{"count":1,"sizeGB":125,"type":"ssd"}];required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false;;;0.526
g5.12xlarge;48;24;;196608;AMD;3.3;;;;;;;;;true;40 Gigabit;;15;;;;16000;16000;65000;22;;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;false;;;;;;false;false;;;5.672
g5.16xlarge;64;32;;262144;AMD;3.3;;;;;;;;;true;25 Gigabit;;;30;30;;16000;16000;65000;25;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false;;;4.096
g5.24xlarge;96;48;;393216;AMD;3.3;;;;;;;;;true;50 Gigabit;;15;;;;19000;19000;80000;22;;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;false;;;;;;;false;;;8.144
g5.2xlarge;;4;;;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;850;3500;15000;25;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false;;;1.212
g5.48xlarge;192;96;;786432;AMD;3.3;;;;;;;;;true;100 Gigabit;;7;;;;19000;19000;80000;9;;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":22888}];;;;;false;;;;;;;false;;;16.288
g5.4xlarge;16;8;;65536;AMD;3.3;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;20000;25;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false;;;1.624
g5.8xlarge;32;16;;131072;AMD;3.3;;;;;;;;;true;25 Gigabit;;;30;30;;16000;16000;65000;25;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false;;;2.448
g5.xlarge;4;;;16384;AMD;3.3;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;700;3500;15000;25;;250;[{"count":1,"sizeGB":250,"type":"ssd"}];required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false;;;1.006
g5g.16xlarge;64;64;1;131072;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;;;;[{"name":"T4g","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":16384}];;;;;;;;;;;;;false;false;2.744
g5g.2xlarge;;8;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;26;;;;;[{"name":"T4g","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;;false;false;0.556
g5g.4xlarge;16;16;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;;;;[{"name":"T4g","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;;false;false;0.828
g5g.8xlarge;32;32;1;65536;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;;;;[{"name":"T4g","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;;false;false;1.372
g5g.metal;64;64;1;131072;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;[{"name":"T4g","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":16384}];;;;;;;;;;;;false;false;false;2.744
g5g.xlarge;4;4;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;26;;;;;[{"name":"T4g","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;;false;false;0.42
g6.12xlarge;48;24;;196608;AMD;3.4;;;;;;;;;true;40 Gigabit;;;30;30;;20000;20000;80000;;dedicated;3760;[{"count":4,"sizeGB":940,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;;;;;;;false;false;;;4.6016
g6.16xlarge;64;32;;262144;AMD;3.4;;;;;;;;;true;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;1880;[{"count":2,"sizeGB":940,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;3.3968
g6.24xlarge;96;48;;393216;AMD;3.4;;;;;;;;;true;50 Gigabit;;15;;;;30000;30000;120000;64;dedicated;3760;[{"count":4,"sizeGB":940,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;;;;;;;;false;;;6.6752
g6.2xlarge;;4;;;AMD;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2000;5000;20000;;dedicated;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;0.9776
g6.48xlarge;192;96;;786432;AMD;3.4;;;;;;;;;true;100 Gigabit;;15;;;;60000;60000;240000;128;dedicated;7520;[{"count":8,"sizeGB":940,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":22888}];;;;;;;;;;;;false;;;13.3504
g6.4xlarge;16;8;;65536;AMD;3.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;8000;8000;32000;;dedicated;600;[{"count":1,"sizeGB":600,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;1.3232
g6.8xlarge;32;16;;131072;AMD;3.4;;;;;;;;;true;25 Gigabit;;;30;30;;16000;16000;64000;;dedicated;900;[{"count":2,"sizeGB":450,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;2.0144
g6.xlarge;4;;;16384;AMD;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1000;5000;20000;;dedicated;250;[{"count":1,"sizeGB":250,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;0.8048
g6e.12xlarge;48;24;;393216;AMD;3.4;;;;;;;;;true;100 Gigabit;;10;30;30;;20000;20000;80000;;dedicated;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":45776}];;;;;;;;;;;false;false;;;10.49264
g6e.16xlarge;64;32;;524288;AMD;3.4;;;;;;;;;true;35 Gigabit;;15;;;;20000;20000;80000;48;dedicated;1900;[{"count":2,"sizeGB":950,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false;;;7.57719
g6e.24xlarge;96;48;;786432;AMD;3.4;;;;;;;;;true;200 Gigabit;2;20;;;;30000;30000;120000;64;dedicated;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":45776}];;;;;;;;;;;;false;;;15.06559
g6e.2xlarge;;4;;65536;AMD;3.4;;;;;;;;;;Up to 20 Gigabit;;4;15;15;;2000;5000;20000;;dedicated;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false;;;2.24208
g6e.48xlarge;192;96;;1572864;AMD;3.4;;;;;;;;;true;400 Gigabit;4;40;;;;60000;60000;240000;128;dedicated;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":45776}];;;;;;;;;;;;false;;;30.13118
g6e.4xlarge;16;8;;131072;AMD;3.4;;;;;;;;;;20 Gigabit;;;30;30;;8000;8000;32000;;dedicated;600;[{"count":1,"sizeGB":600,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false;;;3.00424
g6e.8xlarge;32;16;;262144;AMD;3.4;;;;;;;;;true;25 Gigabit;;;30;30;;16000;16000;64000;;dedicated;900;[{"count":2,"sizeGB":450,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false;;;4.52856
g6e.xlarge;4;;;;AMD;3.4;;;;;;;;;;Up to 20 Gigabit;;4;15;15;;1000;5000;20000;;dedicated;250;[{"count":1,"sizeGB":250,"type":"ssd"}];required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false;;;1.861
g6f.2xlarge;;4;;;AMD;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2000;5000;20000;;dedicated;200;[{"count":1,"sizeGB":200,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":5722}];;;;;;;;;;;false;false;;;0.475
g6f.4xlarge;16;8;;65536;AMD;3.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;6000;6000;24000;;dedicated;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":11444}];;;;;;;;;;;false;false;;;0.95
g6f.large;2;1;;8192;AMD;3.4;;;;;;;;;;Up to 10 Gigabit;;2;10;10;;936;5000;20000;;dedicated;100;[{"count":1,"sizeGB":100,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":2861}];;;;;;;;;;;false;false;;false;0.202
g6f.xlarge;4;;;16384;AMD;3.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1000;5000;20000;;dedicated;100;[{"count":1,"sizeGB":100,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":2861}];;;;;;;;;;;false;false;;;0.2375
g7.12xlarge;48;48;1;196608;;;;;;;;;;;true;175 Gigabit;;12;64;64;;20000;20000;80000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":32768}];;;;;;;;;;;;false;;;7.12832
g7.24xlarge;96;96;1;393216;;;;;;;;;;;true;350 Gigabit;;24;64;64;;;40000;160000;64;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":32768}];;;;;;;;;;;;false;;;14.25664
g7.2xlarge;;8;1;;;;;;;;;;;;;Up to 60 Gigabit;;4;64;64;;4000;8000;32000;;dedicated;440;[{"count":1,"sizeGB":440,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":32768}];;;;;;;;;;;false;false;;;2.52
g7.48xlarge;192;192;1;786432;;;;;;;;;;;true;700 Gigabit;2;24;64;64;;80000;80000;320000;128;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":32768}];;;;;;;;;;;;false;;;28.51328
g7.4xlarge;16;16;1;65536;;;;;;;;;;;;Up to 100 Gigabit;;;64;64;;8000;8000;32000;;dedicated;875;[{"count":1,"sizeGB":875,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":32768}];;;;;;;;;;;false;false;;;3.04208
g7.8xlarge;32;32;1;131072;;;;;;;;;;;true;100 Gigabit;;10;64;64;;16000;16000;64000;;dedicated;930;[{"count":1,"sizeGB":930,"type":"ssd"}];required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":32768}];;;;;;;;;;;false;false;;;4.08624
g7e.12xlarge;48;24;;524288;;2.4;;;;;;;;;true;400 Gigabit;;10;64;64;;25000;25000;100000;;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":98304}];;;;;;;;;;;;false;;;8.28608
g7e.24xlarge;96;48;;1048576;;2.4;;;;;;;;;true;800 Gigabit;2;20;64;64;;50000;50000;200000;64;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":98304}];;;;;;;;;;;;false;;;16.57216
g7e.2xlarge;;4;;65536;;2.4;;;;;;;;;;50 Gigabit;;4;64;64;;2000;5000;20000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":98304}];;;;;;;;;;;false;false;;;3.36312
g7e.48xlarge;192;96;;2097152;;2.4;;;;;;;;;true;1600 Gigabit;4;40;64;64;;100000;100000;400000;128;dedicated;15200;[{"count":4,"sizeGB":3800,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":98304}];;;;;;;;;;;;false;;;33.14432
g7e.4xlarge;16;8;;131072;;2.4;;;;;;;;;;50 Gigabit;;;64;64;;8000;8000;32000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":98304}];;;;;;;;;;;false;false;;;3.99816
g7e.8xlarge;32;16;;262144;;2.4;;;;;;;;;true;100 Gigabit;;;64;64;;16000;16000;64000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":98304}];;;;;;;;;;;false;false;;;5.26824
gr6.4xlarge;16;8;;131072;AMD;3.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;8000;8000;32000;;dedicated;600;[{"count":1,"sizeGB":600,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;1.5392
gr6.8xlarge;32;16;;262144;AMD;3.4;;;;;;;;;true;25 Gigabit;;;30;30;;16000;16000;64000;;dedicated;900;[{"count":2,"sizeGB":450,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false;;;2.4464
gr6f.4xlarge;16;8;;131072;AMD;3.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;8000;8000;32000;;dedicated;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":11444}];;;;;;;;;;;false;false;;;1.066
h1.16xlarge;64;32;;262144;;2.3;xen;;;;legacy-bios;;supported;unsupported;;25 Gigabit;;;;;;14000;14000;80000;40;;16000;[{"count":8,"sizeGB":2000,"type":"hdd"}];unsupported;;;;;;;;;;;;;false;false;false;3.744
h1.2xlarge;;4;;;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;1750;1750;12000;40;;2000;[{"count":1,"sizeGB":2000,"type":"hdd"}];unsupported;;;;;;;;;;;;;false;false;false;0.468
h1.4xlarge;16;8;;65536;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;;30;30;;3500;3500;20000;40;;4000;[{"count":2,"sizeGB":2000,"type":"hdd"}];unsupported;;;;;;;;;;;;;false;false;false;0.936
h1.8xlarge;32;16;;131072;;2.3;xen;;;;legacy-bios;;supported;unsupported;;10 Gigabit;;;30;30;;7000;7000;;40;;8000;[{"count":4,"sizeGB":2000,"type":"hdd"}];unsupported;;;;;;;;;;;;;false;false;false;1.872
hpc6a.48xlarge;96;96;1;393216;AMD;3.6;;;;;;;;;true;100 Gigabit;;2;;;;87;2085;11000;27;;;;;;;;;;;;;;on-demand;;false;;;false
hpc6id.32xlarge;64;64;1;1048576;;3.5;;;;;;;;;true;200 Gigabit;2;2;;;;87;2085;11000;23;;15200;[{"count":4,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;on-demand;;false;false;;false
hpc7a.12xlarge;24;24;1;786432;AMD;3.7;;;;;;;;;true;300 Gigabit;2;4;;;;87;2085;11000;27;dedicated;;;;;;;;;;;;;on-demand;;false;;false;false
hpc7a.24xlarge;48;48;1;786432;AMD;3.7;;;;;;;;;true;300 Gigabit;2;4;;;;87;2085;11000;27;dedicated;;;;;;;;;;;;;on-demand;;false;;false;false
hpc7a.48xlarge;96;96;1;786432;AMD;3.7;;;;;;;;;true;300 Gigabit;2;4;;;;87;2085;11000;27;dedicated;;;;;;;;;;;;;on-demand;;false;;false;false
hpc7a.96xlarge;192;192;1;786432;AMD;3.7;;;;;;;;;true;300 Gigabit;2;4;;;;87;2085;11000;27;dedicated;;;;;;;;;;;;;on-demand;;false;;false;false
hpc7g.16xlarge;64;64;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;200 Gigabit;;4;;;;87;2085;11000;27;;;;;;;;;;;;;;on-demand;;false;;false;false;1.6832
hpc7g.4xlarge;16;16;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;200 Gigabit;;4;;;;87;2085;11000;27;;;;;;;;;;;;;;on-demand;;false;;false;false;1.6832
hpc7g.8xlarge;32;32;1;131072;AWS;2.6;;;;arm64;uefi;;;;true;200 Gigabit;;4;;;;87;2085;11000;27;;;;;;;;;;;;;;on-demand;;false;;false;false;1.6832
hpc8a.96xlarge;192;192;1;786432;AMD;4.5;;;;;;;;;true;300 Gigabit;2;4;;;;87;2085;11000;27;dedicated;;;;;;;;;;;;;on-demand;;false;;;false
i2.2xlarge;;4;;62464;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;15;supported;1000;1000;8000;40;;1600;[{"count":2,"sizeGB":800,"type":"ssd"}];unsupported;;;;;;false;;;;;;;false;false;false;1.705
i2.4xlarge;16;8;;124928;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;;30;30;supported;2000;2000;16000;40;;3200;[{"count":4,"sizeGB":800,"type":"ssd"}];unsupported;;;;;;false;;;;;;;false;false;false;3.41
i2.8xlarge;32;16;;249856;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;10 Gigabit;;;30;30;unsupported;-;-;-;40;;6400;[{"count":8,"sizeGB":800,"type":"ssd"}];unsupported;;;;;;false;;;;;;;false;false;false;6.82
i2.xlarge;4;;;31232;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;15;15;supported;500;500;4000;40;;800;[{"count":1,"sizeGB":800,"type":"ssd"}];unsupported;;;;;;false;;;;;;;false;false;false;0.853
i3.16xlarge;64;32;;499712;;2.3;xen;;;;legacy-bios;;supported;supported;;25 Gigabit;;15;;;;14000;14000;65000;40;;15200;[{"count":8,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;4.992
i3.2xlarge;;4;;62464;;2.3;xen;;;;legacy-bios;;supported;supported;;Up to 10 Gigabit;;4;15;15;;1700;1700;12000;40;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;false;0.624
i3.4xlarge;16;8;;124928;;2.3;xen;;;;legacy-bios;;supported;supported;;Up to 10 Gigabit;;;30;30;;3500;3500;16000;40;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;false;1.248
i3.8xlarge;32;16;;249856;;2.3;xen;;;;legacy-bios;;supported;supported;;10 Gigabit;;;30;30;;7000;7000;32500;40;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;2.496
i3.large;2;1;;15616;;2.3;xen;;;;legacy-bios;;supported;supported;;Up to 10 Gigabit;;3;10;10;;425;425;3000;40;;475;[{"count":1,"sizeGB":475,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;false;0.156
i3.xlarge;4;;;31232;;2.3;xen;;;;legacy-bios;;supported;supported;;Up to 10 Gigabit;;4;15;15;;850;850;6000;40;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;false;0.312
i3en.12xlarge;48;24;;393216;;3.1;;;;;;;;;true;50 Gigabit;;;30;30;;9500;9500;;23;;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.424
i3en.24xlarge;96;48;;786432;;3.1;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;19;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.848
i3en.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2307;4750;20000;25;;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.904
i3en.3xlarge;12;6;;98304;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;3800;4750;20000;26;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.356
i3en.6xlarge;24;12;;196608;;3.1;;;;;;;;;;25 Gigabit;;;30;30;;4750;4750;20000;25;;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.712
i3en.large;2;1;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;576;4750;20000;26;;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.226
i3en.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;10.848
i3en.xlarge;4;;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1153;4750;20000;26;;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.452
i4g.16xlarge;64;64;1;524288;AWS;2.5;;;;arm64;uefi;;;;true;37.5 Gigabit;;15;;;;20000;20000;80000;23;;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;4.94208
i4g.2xlarge;;8;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 12 Gigabit;;4;15;15;;2500;;;26;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.61776
i4g.4xlarge;16;16;1;131072;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;;30;30;;5000;;;26;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;1.23552
i4g.8xlarge;32;32;1;262144;AWS;2.5;;;;arm64;uefi;;;;;18.75 Gigabit;;;30;30;;10000;;;25;;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;2.47104
i4g.large;2;;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;625;;;26;;468;[{"count":1,"sizeGB":468,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.15444
i4g.xlarge;4;4;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1250;;;26;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.30888
i4i.12xlarge;48;24;;393216;;3.5;;;;;;;;;;28.12 Gigabit;;;30;30;;15000;15000;60000;24;;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;4.118
i4i.16xlarge;64;32;;524288;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;20000;20000;80000;23;;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.491
i4i.24xlarge;96;48;;786432;;3.5;;;;;;;;;;56.25 Gigabit;;15;30;30;;30000;30000;120000;21;;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;8.2368
i4i.2xlarge;;4;;65536;;3.5;;;;;;;;;;Up to 12 Gigabit;;4;15;15;;2500;;;26;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.686
i4i.32xlarge;128;64;;1048576;;3.5;;;;;;;;;true;75 Gigabit;;15;;;;;40000;160000;19;;30000;[{"count":8,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.9824
i4i.4xlarge;16;8;;131072;;3.5;;;;;;;;;;Up to 25 Gigabit;;;30;30;;5000;;;26;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.373
i4i.8xlarge;32;16;;262144;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;10000;;;25;;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.746
i4i.large;2;1;;16384;;3.5;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;625;;;26;;468;[{"count":1,"sizeGB":468,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.172
i4i.metal;128;64;;1048576;;3.5;null;true;;;legacy-bios;;;;true;75 Gigabit;;15;;;;;40000;160000;31;;30000;[{"count":8,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;10.982
i4i.xlarge;4;;;;;3.5;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1250;;;26;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.343
i7i.12xlarge;48;24;;393216;;2.4;;;;;;;;;;Up to 28 Gigabit;;;30;30;;15000;15000;60000;;dedicated;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.5302
i7i.16xlarge;64;32;;524288;;2.4;;;;;;;;;;Up to 37.5 Gigabit;;15;;;;20000;20000;80000;48;dedicated;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.0403
i7i.24xlarge;96;48;;786432;;2.4;;;;;;;;;true;Up to 56.25 Gigabit;;15;;;;30000;30000;120000;64;dedicated;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.0605
i7i.2xlarge;;4;;65536;;2.4;;;;;;;;;;Up to 12 Gigabit;;4;15;15;;2500;;;;dedicated;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.755
i7i.48xlarge;192;96;;1572864;;2.4;;;;;;;;;true;Up to 100 Gigabit;;15;;;;60000;60000;240000;128;dedicated;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;18.121
i7i.4xlarge;16;8;;131072;;2.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;5000;;;;dedicated;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.5101
i7i.8xlarge;32;16;;262144;;2.4;;;;;;;;;;Up to 25 Gigabit;;;30;30;;10000;;;;dedicated;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.0202
i7i.large;2;1;;16384;;2.4;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;625;;;;dedicated;468;[{"count":1,"sizeGB":468,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.1888
i7i.metal-24xl;96;48;;786432;;2.4;null;true;;;legacy-bios;;;;;Up to 56.25 Gigabit;;15;;;;30000;30000;120000;39;;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;9.6204
i7i.metal-48xl;192;96;;1572864;;2.4;null;true;;;legacy-bios;;;;true;Up to 100 Gigabit;;15;;;;60000;60000;240000;79;;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;19.2408
i7i.xlarge;4;;;;;2.4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1250;;;;dedicated;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.3775
i7ie.12xlarge;48;24;;393216;;3.6;;;;;;;;;;Up to 50 Gigabit;;;;;;15000;15000;60000;;dedicated;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.2376
i7ie.18xlarge;72;36;;589824;;3.6;;;;;;;;;;Up to 75 Gigabit;;15;;;;22500;22500;90000;48;dedicated;45000;[{"count":6,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.3564
i7ie.24xlarge;96;48;;786432;;3.6;;;;;;;;;;Up to 100 Gigabit;;15;;;;30000;30000;120000;64;dedicated;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.4752
i7ie.2xlarge;;4;;65536;;3.6;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2500;;;;dedicated;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.0396
i7ie.3xlarge;12;6;;98304;;3.6;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;3750;;;;dedicated;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.5594
i7ie.48xlarge;192;96;;1572864;;3.6;;;;;;;;;true;100 Gigabit;;15;;;;60000;60000;240000;128;dedicated;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;24.9504
i7ie.6xlarge;24;12;;196608;;3.6;;;;;;;;;;Up to 25 Gigabit;;;30;30;;7500;;;;dedicated;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.1188
i7ie.large;2;1;;16384;;3.6;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;625;;;;dedicated;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.2599
i7ie.metal-24xl;96;48;;786432;;3.6;null;true;;;legacy-bios;;;;;Up to 100 Gigabit;;15;;;;30000;30000;120000;39;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;13.2844
i7ie.metal-48xl;192;96;;1572864;;3.6;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;60000;60000;240000;79;;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;26.5687
i7ie.xlarge;4;;;;;3.6;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1250;;;;dedicated;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.5198
i8g.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;Up to 28.12 Gigabit;;;30;30;;15000;15000;60000;;dedicated;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.1184
i8g.16xlarge;64;64;1;524288;AWS;2.8;;;;arm64;uefi;;;;;Up to 37.5 Gigabit;;15;;;;20000;20000;80000;48;dedicated;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.4912
i8g.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;;Up to 56.25 Gigabit;;15;;;;30000;30000;120000;64;dedicated;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;8.2368
i8g.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 12 Gigabit;;4;15;15;;2500;;;;dedicated;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.6864
i8g.48xlarge;192;192;1;1572864;AWS;2.8;;;;arm64;uefi;;;;true;Up to 100 Gigabit;;15;;;;60000;60000;240000;128;dedicated;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;16.4736
i8g.4xlarge;16;16;1;131072;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;;30;30;;5000;;;;dedicated;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.3728
i8g.8xlarge;32;32;1;262144;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;;30;30;;10000;;;;dedicated;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.7456
i8g.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;625;;;;dedicated;468;[{"count":1,"sizeGB":468,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1716
i8g.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;;Up to 56.25 Gigabit;;15;;;;30000;30000;120000;39;dedicated;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;9.06048
i8g.metal-48xl;192;192;1;1572864;AWS;2.8;null;true;;arm64;uefi;;;;true;Up to 100 Gigabit;;15;;;;60000;60000;240000;79;;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;18.12096
i8g.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1250;;;;dedicated;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.3432
i8ge.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;75 Gigabit;;12;30;30;;15000;15000;60000;;dedicated;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.6952
i8ge.18xlarge;72;72;1;589824;AWS;2.8;;;;arm64;uefi;;;;;112.5 Gigabit;;16;;;;22500;22500;90000;48;dedicated;45000;[{"count":6,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;8.5428
i8ge.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;;150 Gigabit;;16;;;;30000;30000;120000;64;dedicated;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;11.3904
i8ge.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;2500;;;;dedicated;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.9492
i8ge.3xlarge;12;12;1;98304;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;6;30;30;;3750;;;;dedicated;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.4238
i8ge.48xlarge;192;192;1;1572864;AWS;2.7;;;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;128;dedicated;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;22.7808
i8ge.6xlarge;24;24;1;196608;AWS;2.8;;;;arm64;uefi;;;;;37.5 Gigabit;;10;30;30;;7500;;;;dedicated;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.8476
i8ge.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;3;10;10;;625;;;;dedicated;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2373
i8ge.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;;150 Gigabit;;16;;;;30000;30000;120000;39;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;12.1313
i8ge.metal-48xl;192;192;1;1572864;AWS;2.7;null;true;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;79;;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;24.2626
i8ge.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;1250;;;;dedicated;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4746
im4gn.16xlarge;64;64;1;262144;AWS;2.5;;;;arm64;uefi;;;;true;100 Gigabit;;15;;;;;40000;160000;23;;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;5.82067
im4gn.2xlarge;;8;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;5000;;;26;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.72758
im4gn.4xlarge;16;16;1;65536;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;;30;30;;10000;;;26;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;1.45517
im4gn.8xlarge;32;32;1;131072;AWS;2.5;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;20000;20000;80000;25;;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;2.91034
im4gn.large;2;;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;3;10;10;;1250;;;26;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.1819
im4gn.xlarge;4;4;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;2500;;;26;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.36379
inf1.24xlarge;96;48;;196608;;2.5;;;;;;;;;true;100 Gigabit;;11;30;30;;19000;19000;80000;11;;;;;;;[{"name":"Inferentia","count":16,"memMiB":8192}];[{"name":"Inferentia","count":16}];;;;;;;;;;;;4.721
inf1.2xlarge;;4;;16384;;2.5;;;;;;;;;;Up to 25 Gigabit;;4;10;10;;1190;4750;20000;26;;;;;;;[{"name":"Inferentia","count":1,"memMiB":8192}];[{"name":"Inferentia","count":1}];;;;;;;;false;;;;0.362
inf1.6xlarge;24;12;;49152;;2.5;;;;;;;;;;25 Gigabit;;;30;30;;4750;4750;20000;23;;;;;;;[{"name":"Inferentia","count":4,"memMiB":8192}];[{"name":"Inferentia","count":4}];;;;;;;;;;;;1.18
inf1.xlarge;4;;;8192;;2.5;;;;;;;;;;Up to 25 Gigabit;;4;10;10;;1190;4750;20000;26;;;;;;;[{"name":"Inferentia","count":1,"memMiB":8192}];[{"name":"Inferentia","count":1}];;;;;;;;false;;;;0.228
inf2.24xlarge;96;48;;393216;AMD;3.6;;;;;;;;;;50 Gigabit;;15;;;;30000;30000;120000;28;;;;;;;[{"name":"Inferentia2","count":6,"memMiB":32768}];[{"name":"Inferentia2","count":6}];;;;;;;;;false;;;6.49063
inf2.48xlarge;192;96;;786432;AMD;3.6;;;;;;;;;;100 Gigabit;;15;;;;60000;60000;240000;28;;;;;;;[{"name":"Inferentia2","count":12,"memMiB":32768}];[{"name":"Inferentia2","count":12}];;;;;;;;;false;;;12.98127
inf2.8xlarge;32;16;;131072;AMD;3.6;;;;;;;;;;Up to 25 Gigabit;;;30;30;;10000;;;26;;;;;;;[{"name":"Inferentia2","count":1,"memMiB":32768}];[{"name":"Inferentia2","count":1}];;;;;;;;false;false;;;1.96786
inf2.xlarge;4;;;16384;AMD;3.6;;;;;;;;;;Up to 15 Gigabit;;4;15;15;;1250;;;26;;;;;;;[{"name":"Inferentia2","count":1,"memMiB":32768}];[{"name":"Inferentia2","count":1}];;;;;;;;false;false;;;0.7582
is4gen.2xlarge;;8;1;49152;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;5000;;;26;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;false;false;false;false;1.1526
is4gen.4xlarge;16;16;1;98304;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;;30;30;;10000;;;25;;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;true;false;false;false;false;2.3052
is4gen.8xlarge;32;32;1;196608;AWS;2.5;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;20000;20000;80000;23;;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];required;;;;;;;;;;;;false;false;false;false;4.6104
is4gen.large;2;;1;12288;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;3;10;10;;1250;;;26;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];required;;;;;;;;;;;true;false;false;false;false;0.28815
is4gen.medium;1;1;1;6144;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;2;4;4;;625;;;26;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];required;;;;;;;;;;;true;false;false;false;false;0.14408
is4gen.xlarge;4;4;1;24576;AWS;2.5;;;;arm64;uefi;;;;;Up to 25 Gigabit;;4;15;15;;2500;;;26;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];required;;;;;;;;;;;true;false;false;false;false;0.5763
m1.large;2;;1;7680;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;3;10;0;supported;500;500;4000;39;;840;[{"count":2,"sizeGB":420,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.175
m1.medium;1;1;1;3788;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;2;6;0;unsupported;-;-;-;39;;410;[{"count":1,"sizeGB":410,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.087
m1.small;1;1;1;1740;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;ebs,instance-store;unsupported;unsupported;;Low;;2;4;0;unsupported;-;-;-;39;;160;[{"count":1,"sizeGB":160,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.044
m1.xlarge;4;4;1;15360;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;0;supported;1000;1000;8000;39;;1680;[{"count":4,"sizeGB":420,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.35
m2.2xlarge;4;4;1;35020;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;30;0;supported;500;500;4000;39;;850;[{"count":1,"sizeGB":850,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.49
m2.4xlarge;;8;1;70041;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;;30;0;supported;1000;1000;8000;39;;1680;[{"count":2,"sizeGB":840,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.98
m2.xlarge;2;;1;17510;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;15;0;unsupported;-;-;-;39;;420;[{"count":1,"sizeGB":420,"type":"hdd"}];unsupported;;;;;;false;;;partition,spread;;;false;false;false;false;0.245
m3.2xlarge;;4;;30720;;2.5;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;30;0;supported;1000;1000;8000;39;;160;[{"count":2,"sizeGB":80,"type":"ssd"}];unsupported;;;;;;false;;;partition,spread;;true;;;false;false;0.532
m3.large;2;1;;7680;;2.5;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;3;10;0;unsupported;-;-;-;39;;32;[{"count":1,"sizeGB":32,"type":"ssd"}];unsupported;;;;;;false;;;partition,spread;;true;;;false;false;0.133
m3.medium;1;1;1;3840;;2.5;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;2;6;0;unsupported;-;-;-;39;;4;[{"count":1,"sizeGB":4,"type":"ssd"}];unsupported;;;;;;false;;;partition,spread;;true;;;false;false;0.067
m3.xlarge;4;;;15360;;2.5;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;0;supported;500;500;4000;39;;80;[{"count":2,"sizeGB":40,"type":"ssd"}];unsupported;;;;;;false;;;partition,spread;;true;;;false;false;0.266
m4.10xlarge;40;20;;163840;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;10 Gigabit;;;30;30;;4000;4000;32000;40;;;;;;;;;;false;;;;;;;;false;false;2
m4.16xlarge;64;32;;262144;;2.3;xen;;;;legacy-bios;;supported;unsupported;;25 Gigabit;;;30;30;;10000;;65000;40;;;;;;;;;;false;;;;;;false;;false;false;3.2
m4.2xlarge;;4;;;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;High;;4;15;15;;1000;1000;8000;40;;;;;;;;;;false;;;;;true;;;false;false;0.4
m4.4xlarge;16;8;;65536;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;High;;;30;30;;2000;2000;16000;40;;;;;;;;;;false;;;;;true;;;false;false;0.8
m4.large;2;1;;8192;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;Moderate;;2;10;10;;450;450;3600;40;;;;;;;;;;false;;;;;true;;;false;false;0.1
m4.xlarge;4;;;16384;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;High;;4;15;15;;750;750;6000;40;;;;;;;;;;false;;;;;true;;;false;false;0.2
m5.12xlarge;48;24;;196608;;3.1;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;false;;;;;;;;;;2.304
m5.16xlarge;64;32;;262144;;3.1;;;;;;;;;;20 Gigabit;;15;;;;13600;13600;60000;27;;;;;;;;;;false;;;;;;;;;;3.072
m5.24xlarge;96;48;;393216;;3.1;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;false;;;;;;;;;;4.608
m5.2xlarge;;4;;;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;0.384
m5.4xlarge;16;8;;65536;;3.1;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;0.768
m5.8xlarge;32;16;;131072;;3.1;;;;;;;;;;10 Gigabit;;;30;30;;6800;6800;30000;27;;;;;;;;;;false;;;;;true;;;;;1.536
m5.large;2;1;;8192;;3.1;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;18750;27;;;;;;;;;;false;;;;;true;;;;false;0.096
m5.metal;96;48;;393216;;3.1;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;false;;;;;;;;false;false;4.608
m5.xlarge;4;;;16384;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;0.192
m5a.12xlarge;48;24;;196608;AMD;2.5;;;;;;;;;;10 Gigabit;;;30;30;;6780;6780;30000;27;;;;;;;;;;;;;;;;false;;;;2.064
m5a.16xlarge;64;32;;262144;AMD;2.5;;;;;;;;;;12 Gigabit;;15;;;;9500;9500;;27;;;;;;;;;;;;;;;;false;;;;2.752
m5a.24xlarge;96;48;;393216;AMD;2.5;;;;;;;;;;20 Gigabit;;15;;;;13750;13750;60000;27;;;;;;;;;;;;;;;;false;;;;4.128
m5a.2xlarge;;4;;;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1580;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.344
m5a.4xlarge;16;8;;65536;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;2880;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.688
m5a.8xlarge;32;16;;131072;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;true;false;;;;1.376
m5a.large;2;1;;8192;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;2880;16000;27;;;;;;;;;;;;;;;true;false;;;false;0.086
m5a.xlarge;4;;;16384;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1085;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.172
m5ad.12xlarge;48;24;;196608;AMD;2.2;;;;;;;;;;10 Gigabit;;;30;30;;6780;6780;30000;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;2.472
m5ad.16xlarge;64;32;;262144;AMD;2.5;;;;;;;;;;12 Gigabit;;15;;;;9500;9500;;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;3.296
m5ad.24xlarge;96;48;;393216;AMD;2.2;;;;;;;;;;20 Gigabit;;15;;;;13750;13750;60000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;4.944
m5ad.2xlarge;;4;;;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1580;2880;16000;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;0.412
m5ad.4xlarge;16;8;;65536;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;;30;30;;2880;2880;16000;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;0.824
m5ad.8xlarge;32;16;;131072;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;1.648
m5ad.large;2;1;;8192;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;2880;16000;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;false;0.103
m5ad.xlarge;4;;;16384;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1085;2880;16000;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;0.206
m5d.12xlarge;48;24;;196608;;3.1;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.712
m5d.16xlarge;64;32;;262144;;3.1;;;;;;;;;;20 Gigabit;;15;;;;13600;13600;60000;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.616
m5d.24xlarge;96;48;;393216;;3.1;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.424
m5d.2xlarge;;4;;;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;18750;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.452
m5d.4xlarge;16;8;;65536;;3.1;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;18750;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.904
m5d.8xlarge;32;16;;131072;;3.1;;;;;;;;;;10 Gigabit;;;30;30;;6800;6800;30000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.808
m5d.large;2;1;;8192;;3.1;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;18750;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.113
m5d.metal;96;48;;393216;;3.1;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;5.424
m5d.xlarge;4;;;16384;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;18750;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.226
m5dn.12xlarge;48;24;;196608;;3.1;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.264
m5dn.16xlarge;64;32;;262144;;3.1;;;;;;;;;;75 Gigabit;;15;;;;13600;13600;60000;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.352
m5dn.24xlarge;96;48;;393216;;3.1;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.528
m5dn.2xlarge;;4;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2300;4750;18750;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.544
m5dn.4xlarge;16;8;;65536;;3.1;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;18750;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.088
m5dn.8xlarge;32;16;;131072;;3.1;;;;;;;;;;25 Gigabit;;;30;30;;6800;6800;30000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.176
m5dn.large;2;1;;8192;;3.1;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;650;4750;18750;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.136
m5dn.metal;96;48;;393216;;3.1;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;6.528
m5dn.xlarge;4;;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1150;4750;18750;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.272
m5n.12xlarge;48;24;;196608;;3.1;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;2.856
m5n.16xlarge;64;32;;262144;;3.1;;;;;;;;;;75 Gigabit;;15;;;;13600;13600;60000;27;;;;;;;;;;;;;;;;;;;;3.808
m5n.24xlarge;96;48;;393216;;3.1;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;5.712
m5n.2xlarge;;4;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2300;4750;18750;27;;;;;;;;;;;;;;;;;;;;0.476
m5n.4xlarge;16;8;;65536;;3.1;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;18750;27;;;;;;;;;;;;;;;;;;;;0.952
m5n.8xlarge;32;16;;131072;;3.1;;;;;;;;;;25 Gigabit;;;30;30;;6800;6800;30000;27;;;;;;;;;;;;;;;;;;;;1.904
m5n.large;2;1;;8192;;3.1;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;650;4750;18750;27;;;;;;;;;;;;;;;;;;;false;0.119
m5n.metal;96;48;;393216;;3.1;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;5.712
m5n.xlarge;4;;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1150;4750;18750;27;;;;;;;;;;;;;;;;;;;;0.238
m5zn.12xlarge;48;24;;196608;;4.5;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;3.9641
m5zn.2xlarge;;4;;;;4.5;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;3170;3170;13333;27;;;;;;;;;;;;;;;;;;;;0.6607
m5zn.3xlarge;12;6;;49152;;4.5;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;;;;;;0.991
m5zn.6xlarge;24;12;;98304;;4.5;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;1.982
m5zn.large;2;1;;8192;;4.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;800;3170;13333;27;;;;;;;;;;;;;;;;;;;false;0.1652
m5zn.metal;48;24;;196608;;4.5;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;4.3605
m5zn.xlarge;4;;;16384;;4.5;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1564;3170;13333;27;;;;;;;;;;;;;;;;;;;;0.3303
m6a.12xlarge;48;24;;196608;AMD;3.6;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;;;;;;2.0736
m6a.16xlarge;64;32;;262144;AMD;3.6;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;;;;;;2.7648
m6a.24xlarge;96;48;;393216;AMD;3.6;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;;;;;;;;;;;4.1472
m6a.2xlarge;;4;;;AMD;3.6;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.3456
m6a.32xlarge;128;64;;524288;AMD;3.6;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;;;;;;;;;;;5.5296
m6a.48xlarge;192;96;;786432;AMD;3.6;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;27;;;;;;;;;;;;;;;;;;;;8.2944
m6a.4xlarge;16;8;;65536;AMD;3.6;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.6912
m6a.8xlarge;32;16;;131072;AMD;3.6;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;true;;;;;1.3824
m6a.large;2;1;;8192;AMD;3.6;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;;;;;;true;;;;false;0.0864
m6a.metal;192;96;;786432;AMD;3.6;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;31;;;;;;;;;;;;;;;;;;false;false;8.2944
m6a.xlarge;4;;;16384;AMD;3.6;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.1728
m6g.12xlarge;48;48;1;196608;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;27;;;;;;;;;;;;;;;;;;;;1.848
m6g.16xlarge;64;64;1;262144;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;2.464
m6g.2xlarge;;8;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.308
m6g.4xlarge;16;16;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.616
m6g.8xlarge;32;32;1;131072;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;true;;;;;1.232
m6g.large;2;;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.077
m6g.medium;1;1;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;27;;;;;;;;;;;;;;;true;;;;false;0.0385
m6g.metal;64;64;1;262144;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;2.6112
m6g.xlarge;4;4;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.154
m6gd.12xlarge;48;48;1;196608;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.1696
m6gd.16xlarge;64;64;1;262144;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.8928
m6gd.2xlarge;;8;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.3616
m6gd.4xlarge;16;16;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.7232
m6gd.8xlarge;32;32;1;131072;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.4464
m6gd.large;2;;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.0904
m6gd.medium;1;1;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0452
m6gd.metal;64;64;1;262144;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;3.0664
m6gd.xlarge;4;4;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1808
m6i.12xlarge;48;24;;196608;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;false;;;;;;;;;;2.304
m6i.16xlarge;64;32;;262144;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;false;;;;;;;;;;3.072
m6i.24xlarge;96;48;;393216;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;false;;;;;;;;;;4.608
m6i.2xlarge;;4;;;;3.5;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;false;;;;;true;;;;;0.384
m6i.32xlarge;128;64;;524288;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;false;;;;;;;;;;6.144
m6i.4xlarge;16;8;;65536;;3.5;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;false;;;;;true;;;;;0.768
m6i.8xlarge;32;16;;131072;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;false;;;;;true;;;;;1.536
m6i.large;2;1;;8192;;3.5;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;false;;;;;true;;;;false;0.096
m6i.metal;128;64;;524288;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;;;;;;;;;false;;;;;;;;false;false;6.144
m6i.xlarge;4;;;16384;;3.5;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;false;;;;;true;;;;;0.192
m6id.12xlarge;48;24;;196608;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.8476
m6id.16xlarge;64;32;;262144;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.7968
m6id.24xlarge;96;48;;393216;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;23;;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.6952
m6id.2xlarge;;4;;;;3.5;;;;;;;;;;;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4746
m6id.32xlarge;128;64;;524288;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;23;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.5936
m6id.4xlarge;16;8;;65536;;3.5;;;;;;;;;;;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.9492
m6id.8xlarge;32;16;;131072;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.8984
m6id.large;2;1;;8192;;3.5;;;;;;;;;;;;3;10;10;;650;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.11865
m6id.metal;128;64;;524288;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;7.5936
m6id.xlarge;4;;;16384;;3.5;;;;;;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2373
m6idn.12xlarge;48;24;;196608;;3.5;;;;;;;;;;75 Gigabit;;;30;30;;37500;37500;150000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.81888
m6idn.16xlarge;64;32;;262144;;3.5;;;;;;;;;;100 Gigabit;;15;;;;50000;50000;200000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.09184
m6idn.24xlarge;96;48;;393216;;3.5;;;;;;;;;;150 Gigabit;;15;;;;75000;75000;300000;23;;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.63776
m6idn.2xlarge;;4;;;;3.5;;;;;;;;;;Up to 40 Gigabit;;4;15;15;;6250;25000;100000;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.63648
m6idn.32xlarge;128;64;;524288;;3.5;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;23;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.18368
m6idn.4xlarge;16;8;;65536;;3.5;;;;;;;;;;Up to 50 Gigabit;;;30;30;;12500;25000;100000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.27296
m6idn.8xlarge;32;16;;131072;;3.5;;;;;;;;;;50 Gigabit;;;30;30;;25000;25000;100000;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.54592
m6idn.large;2;1;;8192;;3.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1562;25000;100000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.15912
m6idn.metal;128;64;;524288;;3.5;null;true;;;legacy-bios;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;31;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;10.18368
m6idn.xlarge;4;;;16384;;3.5;;;;;;;;;;Up to 30 Gigabit;;4;15;15;;3125;25000;100000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.31824
m6in.12xlarge;48;24;;196608;;3.5;;;;;;;;;;75 Gigabit;;;30;30;;37500;37500;150000;27;;;;;;;;;;;;;;;;;;;;3.34152
m6in.16xlarge;64;32;;262144;;3.5;;;;;;;;;;100 Gigabit;;15;;;;50000;50000;200000;27;;;;;;;;;;;;;;;;;;;;4.45536
m6in.24xlarge;96;48;;393216;;3.5;;;;;;;;;;150 Gigabit;;15;;;;75000;75000;300000;27;;;;;;;;;;;;;;;;;;;;6.68304
m6in.2xlarge;;4;;;;3.5;;;;;;;;;;Up to 40 Gigabit;;4;15;15;;6250;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.55692
m6in.32xlarge;128;64;;524288;;3.5;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;27;;;;;;;;;;;;;;;;;;;;8.91072
m6in.4xlarge;16;8;;65536;;3.5;;;;;;;;;;Up to 50 Gigabit;;;30;30;;12500;25000;100000;27;;;;;;;;;;;;;;;true;;;;;1.11384
m6in.8xlarge;32;16;;131072;;3.5;;;;;;;;;;50 Gigabit;;;30;30;;25000;25000;100000;27;;;;;;;;;;;;;;;true;;;;;2.22768
m6in.large;2;1;;8192;;3.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1562;25000;100000;27;;;;;;;;;;;;;;;true;;;;false;0.13923
m6in.metal;128;64;;524288;;3.5;null;true;;;legacy-bios;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;31;;;;;;;;;;;;;;;;;;false;false;8.91072
m6in.xlarge;4;;;16384;;3.5;;;;;;;;;;Up to 30 Gigabit;;4;15;15;;3125;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.27846
m7a.12xlarge;48;48;1;196608;AMD;3.7;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.78208
m7a.16xlarge;64;64;1;262144;AMD;3.7;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;3.70944
m7a.24xlarge;96;96;1;393216;AMD;3.7;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;5.56416
m7a.2xlarge;;8;1;;AMD;3.7;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.46368
m7a.32xlarge;128;128;1;524288;AMD;3.7;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;7.41888
m7a.48xlarge;192;192;1;786432;AMD;3.7;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;11.12832
m7a.4xlarge;16;16;1;65536;AMD;3.7;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.92736
m7a.8xlarge;32;32;1;131072;AMD;3.7;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.85472
m7a.large;2;;1;8192;AMD;3.7;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.11592
m7a.medium;1;1;1;4096;AMD;3.7;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.05796
m7a.metal-48xl;192;192;1;786432;AMD;3.7;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;11.12832
m7a.xlarge;4;4;1;16384;AMD;3.7;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.23184
m7g.12xlarge;48;48;1;196608;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;;;;;;1.9584
m7g.16xlarge;64;64;1;262144;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;;;;;;2.6112
m7g.2xlarge;;8;1;;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.3264
m7g.4xlarge;16;16;1;65536;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.6528
m7g.8xlarge;32;32;1;131072;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;true;;;;;1.3056
m7g.large;2;;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;27;;;;;;;;;;;;;;;true;;;;;0.0816
m7g.medium;1;1;1;4096;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;27;;;;;;;;;;;;;;;true;;;;false;0.0408
m7g.metal;64;64;1;262144;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;;;;;;;;;;;;;;;;;false;false;2.6112
m7g.xlarge;4;4;1;16384;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.1632
m7gd.12xlarge;48;48;1;196608;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.5628
m7gd.16xlarge;64;64;1;262144;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.4171
m7gd.2xlarge;;8;1;;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4271
m7gd.4xlarge;16;16;1;65536;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.8543
m7gd.8xlarge;32;32;1;131072;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.7086
m7gd.large;2;;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1068
m7gd.medium;1;1;1;4096;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0534
m7gd.metal;64;64;1;262144;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;3.4171
m7gd.xlarge;4;4;1;16384;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2136
m7i-flex.12xlarge;48;24;;196608;;3.2;;;;;;;;;;Up to 18.75 Gigabit;;;30;30;;7500;15000;60000;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;2.29824
m7i-flex.16xlarge;64;32;;262144;;3.2;;;;;;;;;;Up to 25 Gigabit;;15;;;;10000;20000;80000;48;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;3.06432
m7i-flex.2xlarge;;4;;;;3.2;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.38304
m7i-flex.4xlarge;16;8;;65536;;3.2;;;;;;;;;;;;;30;30;;2500;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.76608
m7i-flex.8xlarge;32;16;;131072;;3.2;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;1.53216
m7i-flex.large;2;1;;8192;;3.2;;;;;;;;;;;;3;10;10;;312;;;;dedicated;;;;;;;;;;;true;partition,spread;;true;false;;;false;0.09576
m7i-flex.xlarge;4;;;16384;;3.2;;;;;;;;;;;;4;15;15;;625;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.19152
m7i.12xlarge;48;24;;196608;;3.2;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.4192
m7i.16xlarge;64;32;;262144;;3.2;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;3.2256
m7i.24xlarge;96;48;;393216;;3.2;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;false;;;;4.8384
m7i.2xlarge;;4;;;;3.2;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.4032
m7i.48xlarge;192;96;;786432;;3.2;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;false;;;;9.6768
m7i.4xlarge;16;8;;65536;;3.2;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.8064
m7i.8xlarge;32;16;;131072;;3.2;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.6128
m7i.large;2;1;;8192;;3.2;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.1008
m7i.metal-24xl;96;48;;393216;;3.2;null;true;;;legacy-bios;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;false;;false;false;5.32224
m7i.metal-48xl;192;96;;786432;;3.2;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;9.6768
m7i.xlarge;4;;;16384;;3.2;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.2016
m8a.12xlarge;48;48;1;196608;AMD;4.5;;;;;;;;;;22.5 Gigabit;;12;64;64;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.92128
m8a.16xlarge;64;64;1;262144;AMD;4.5;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;3.89504
m8a.24xlarge;96;96;1;393216;AMD;4.5;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;5.84256
m8a.2xlarge;;8;1;;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;4;40;40;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.48688
m8a.48xlarge;192;192;1;786432;AMD;4.5;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;11.68512
m8a.4xlarge;16;16;1;65536;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;;40;40;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.97376
m8a.8xlarge;32;32;1;131072;AMD;4.5;;;;;;;;;;15 Gigabit;;10;40;40;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.94752
m8a.large;2;;1;8192;AMD;4.5;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.12172
m8a.medium;1;1;1;4096;AMD;4.5;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.06086
m8a.metal-24xl;96;96;1;393216;AMD;4.5;null;true;;;legacy-bios;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;false;false;6.42682
m8a.metal-48xl;192;192;1;786432;AMD;4.5;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;79;;;;;;;;;;;;;;;;;;false;false;11.68512
m8a.xlarge;4;4;1;16384;AMD;4.5;;;;;;;;;;;;4;20;20;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.24344
m8azn.12xlarge;48;48;1;196608;AMD;5;;;;;;;;;;100 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;4.95504
m8azn.24xlarge;96;96;1;393216;AMD;5;;;;;;;;;true;200 Gigabit;;16;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;9.91008
m8azn.3xlarge;12;12;1;49152;AMD;5;;;;;;;;;;Up to 50 Gigabit;;;40;40;;7500;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;1.23876
m8azn.6xlarge;24;24;1;98304;AMD;5;;;;;;;;;;50 Gigabit;;;40;40;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;2.47752
m8azn.large;2;;1;8192;AMD;5;;;;;;;;;;Up to 30 Gigabit;;4;20;20;;1250;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;0.20646
m8azn.medium;1;1;1;4096;AMD;5;;;;;;;;;;Up to 25 Gigabit;;3;4;4;;625;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.10323
m8azn.metal-12xl;48;48;1;196608;AMD;5;null;true;;;legacy-bios;;;;;100 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;false;false;5.45054
m8azn.metal-24xl;96;96;1;393216;AMD;5;null;true;;;legacy-bios;;;;true;200 Gigabit;;16;64;64;;60000;60000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;10.90109
m8azn.xlarge;4;4;1;16384;AMD;5;;;;;;;;;;Up to 40 Gigabit;;4;20;20;;2500;15000;60000;;dedicated;;;;;;;;;;;;;;true;;;;;0.41292
m8g.12xlarge;48;48;1;196608;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.15424
m8g.16xlarge;64;64;1;262144;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;2.87232
m8g.24xlarge;96;96;1;393216;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;4.30848
m8g.2xlarge;;8;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.35904
m8g.48xlarge;192;192;1;786432;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;8.61696
m8g.4xlarge;16;16;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.71808
m8g.8xlarge;32;32;1;131072;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.43616
m8g.large;2;;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.08976
m8g.medium;1;1;1;4096;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.04488
m8g.metal-24xl;96;96;1;393216;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;;;false;false;4.73933
m8g.metal-48xl;192;192;1;786432;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;8.61696
m8g.xlarge;4;4;1;16384;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.17952
m8gb.12xlarge;48;48;1;196608;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;12;30;30;;75000;75000;360000;;dedicated;;;;;;;;;;;;;;;;;;;3.492
m8gb.16xlarge;64;64;1;262144;AWS;2.8;;;;arm64;uefi;;;;true;133.33 Gigabit;;16;;;;100000;100000;480000;48;dedicated;;;;;;;;;;;;;;;;;;;4.656
m8gb.24xlarge;96;96;1;393216;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;64;dedicated;;;;;;;;;;;;;;;;;;;6.984
m8gb.2xlarge;;8;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 33.33 Gigabit;;4;15;15;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.582
m8gb.48xlarge;192;192;1;786432;AWS;2.7;;;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;13.968
m8gb.4xlarge;16;16;1;65536;AWS;2.8;;;;arm64;uefi;;;;;33.33 Gigabit;;;30;30;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;1.164
m8gb.8xlarge;32;32;1;131072;AWS;2.8;;;;arm64;uefi;;;;;66.66 Gigabit;;10;30;30;;50000;50000;240000;;dedicated;;;;;;;;;;;;;;true;;;;;2.328
m8gb.large;2;;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 20 Gigabit;;3;10;10;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.1455
m8gb.medium;1;1;1;4096;AWS;2.8;;;;arm64;uefi;;;;;Up to 16.66 Gigabit;;2;4;4;;1562;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.07275
m8gb.metal-24xl;96;96;1;393216;AWS;2.8;null;true;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;39;;;;;;;;;;;;;;;;;;false;false;14.80608
m8gb.metal-48xl;192;192;1;786432;AWS;2.7;null;true;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;78;dedicated;;;;;;;;;;;;;;;;;false;false;13.968
m8gb.xlarge;4;4;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 26.66 Gigabit;;4;15;15;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.291
m8gd.12xlarge;48;48;1;196608;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.76768
m8gd.16xlarge;64;64;1;262144;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.69024
m8gd.24xlarge;96;96;1;393216;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.53536
m8gd.2xlarge;;8;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.46128
m8gd.48xlarge;192;192;1;786432;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;11.07072
m8gd.4xlarge;16;16;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.92256
m8gd.8xlarge;32;32;1;131072;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.84512
m8gd.large;2;;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.11532
m8gd.medium;1;1;1;4096;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.05766
m8gd.metal-24xl;96;96;1;393216;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;6.0889
m8gd.metal-48xl;192;192;1;786432;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;11.07072
m8gd.xlarge;4;4;1;16384;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.23064
m8gn.12xlarge;48;48;1;196608;AWS;2.8;;;;arm64;uefi;;;;;150 Gigabit;;12;30;30;;30000;30000;120000;;dedicated;;;;;;;;;;;;;;;;;;;3.492
m8gn.16xlarge;64;64;1;262144;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;16;;;;;40000;160000;48;dedicated;;;;;;;;;;;;;;;;;;;4.656
m8gn.24xlarge;96;96;1;393216;AWS;2.8;;;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;;;6.984
m8gn.2xlarge;;8;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 50 Gigabit;;4;15;15;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.582
m8gn.48xlarge;192;192;1;786432;AWS;2.7;;;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;13.968
m8gn.4xlarge;16;16;1;65536;AWS;2.8;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.164
m8gn.8xlarge;32;32;1;131072;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;10;30;30;;20000;20000;80000;;dedicated;;;;;;;;;;;;;;true;;;;;2.328
m8gn.large;2;;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 30 Gigabit;;3;10;10;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.1455
m8gn.medium;1;1;1;4096;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;2;4;4;;760;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.0728
m8gn.metal-24xl;96;96;1;393216;AWS;2.8;null;true;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;39;;;;;;;;;;;;;;;;;;false;false;7.403
m8gn.metal-48xl;192;192;1;786432;AWS;2.7;null;true;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;78;dedicated;;;;;;;;;;;;;;;;;false;false;13.968
m8gn.xlarge;4;4;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 40 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.291
m8i-flex.12xlarge;48;24;;196608;;;;;;;;;;;;Up to 22.5 Gigabit;;12;;;;7500;15000;60000;;dedicated;;;;;;;;;;;;partition,spread;;;false;;;false;2.4132
m8i-flex.16xlarge;64;32;;262144;;;;;;;;;;;;Up to 30 Gigabit;;16;64;64;;10000;20000;80000;48;dedicated;;;;;;;;;;;;partition,spread;;;false;;;false;3.2176
m8i-flex.2xlarge;;4;;;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.4022
m8i-flex.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 15 Gigabit;;;;;;2500;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.8044
m8i-flex.8xlarge;32;16;;131072;;;;;;;;;;;;Up to 15 Gigabit;;10;;;;5000;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;1.6088
m8i-flex.large;2;1;;8192;;;;;;;;;;;;;;3;20;20;;315;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.10055
m8i-flex.xlarge;4;;;16384;;;;;;;;;;;;;;4;30;30;;630;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.2011
m8i.12xlarge;48;24;;196608;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.54016
m8i.16xlarge;64;32;;262144;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;3.38688
m8i.24xlarge;96;48;;393216;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;5.08032
m8i.2xlarge;;4;;;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.42336
m8i.32xlarge;128;64;;524288;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;6.77376
m8i.48xlarge;192;96;;786432;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;10.16064
m8i.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.84672
m8i.8xlarge;32;16;;131072;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.69344
m8i.96xlarge;384;192;;1572864;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;20.32128
m8i.large;2;1;;8192;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.10584
m8i.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;false;false;10.16064
m8i.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;dedicated;;;;;;;;;;;;;;;;;false;false;20.32128
m8i.xlarge;4;;;16384;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.21168
m8ib.12xlarge;48;24;;196608;;;;;;;;;;;;50 Gigabit;;12;;;;37500;37500;180000;;dedicated;;;;;;;;;;;;;;;;;;;4.00992
m8ib.16xlarge;64;32;;262144;;;;;;;;;;;;66.66 Gigabit;;16;64;64;;50000;50000;240000;48;dedicated;;;;;;;;;;;;;;;;;;;5.34656
m8ib.24xlarge;96;48;;393216;;;;;;;;;;;;100 Gigabit;;16;64;64;;75000;75000;360000;64;dedicated;;;;;;;;;;;;;;;;;;;8.01984
m8ib.2xlarge;;4;;;;;;;;;;;;;;Up to 26.66 Gigabit;;4;30;30;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.66832
m8ib.32xlarge;128;64;;524288;;;;;;;;;;;;133.33 Gigabit;;16;64;64;;100000;100000;480000;88;dedicated;;;;;;;;;;;;;;;;;;;10.69312
m8ib.48xlarge;192;96;;786432;;;;;;;;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;128;dedicated;;;;;;;;;;;;;;;;;;;16.03968
m8ib.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 33.33 Gigabit;;;;;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;1.33664
m8ib.8xlarge;32;16;;131072;;;;;;;;;;;;33.33 Gigabit;;;;;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;2.67328
m8ib.96xlarge;384;192;;1572864;;;;;;;;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;32.07936
m8ib.large;2;1;;8192;;;;;;;;;;;;Up to 16.66 Gigabit;;4;20;20;;1563;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.16708
m8ib.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;64;;;;;;;;;;;;;;;;;;false;false;17.64365
m8ib.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;78;;;;;;;;;;;;;;;;;;false;false;32.07936
m8ib.xlarge;4;;;16384;;;;;;;;;;;;Up to 20 Gigabit;;4;30;30;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.33416
m8id.12xlarge;48;24;;196608;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.13248
m8id.16xlarge;64;32;;262144;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.17664
m8id.24xlarge;96;48;;393216;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.26496
m8id.2xlarge;;4;;;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.52208
m8id.32xlarge;128;64;;524288;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;8.35328
m8id.48xlarge;192;96;;786432;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.52992
m8id.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.04416
m8id.8xlarge;32;16;;131072;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.08832
m8id.96xlarge;384;192;;1572864;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;25.05984
m8id.large;2;1;;8192;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.13052
m8id.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;12.52992
m8id.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;25.05984
m8id.xlarge;4;;;16384;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.26104
m8idb.12xlarge;48;24;;196608;;;;;;;;;;;;50 Gigabit;;12;;;;37500;37500;180000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.58256
m8idb.16xlarge;64;32;;262144;;;;;;;;;;;;66.66 Gigabit;;16;64;64;;50000;50000;240000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.11008
m8idb.24xlarge;96;48;;393216;;;;;;;;;;;;100 Gigabit;;16;64;64;;75000;75000;360000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.16512
m8idb.2xlarge;;4;;;;;;;;;;;;;;Up to 26.66 Gigabit;;4;30;30;;6250;25000;120000;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.76376
m8idb.32xlarge;128;64;;524288;;;;;;;;;;;;133.33 Gigabit;;16;64;64;;100000;100000;480000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.22016
m8idb.48xlarge;192;96;;786432;;;;;;;;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;18.33024
m8idb.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 33.33 Gigabit;;;;;;12500;25000;120000;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.52752
m8idb.8xlarge;32;16;;131072;;;;;;;;;;;;33.33 Gigabit;;;;;;25000;25000;120000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.05504
m8idb.96xlarge;384;192;;1572864;;;;;;;;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;36.66048
m8idb.large;2;1;;8192;;;;;;;;;;;;Up to 16.66 Gigabit;;4;20;20;;1563;25000;120000;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.19094
m8idb.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;20.16326
m8idb.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;78;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;36.66048
m8idb.xlarge;4;;;16384;;;;;;;;;;;;Up to 20 Gigabit;;4;30;30;;3125;25000;120000;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.38188
m8idn.12xlarge;48;24;;196608;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.58256
m8idn.16xlarge;64;32;;262144;;;;;;;;;;;;100 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.11008
m8idn.24xlarge;96;48;;393216;;;;;;;;;;;;150 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.16512
m8idn.2xlarge;;4;;;;;;;;;;;;;;Up to 40 Gigabit;;4;30;30;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.76376
m8idn.32xlarge;128;64;;524288;;;;;;;;;;;;200 Gigabit;;16;64;64;;;40000;160000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.22016
m8idn.48xlarge;192;96;;786432;;;;;;;;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;18.33024
m8idn.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 50 Gigabit;;;;;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.52752
m8idn.8xlarge;32;16;;131072;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;3.05504
m8idn.96xlarge;384;192;;1572864;;;;;;;;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;36.66048
m8idn.large;2;1;;8192;;;;;;;;;;;;Up to 25 Gigabit;;4;20;20;;650;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.19094
m8idn.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;20.16326
m8idn.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;78;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;36.66048
m8idn.xlarge;4;;;16384;;;;;;;;;;;;Up to 30 Gigabit;;4;30;30;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.38188
m8in.12xlarge;48;24;;196608;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;4.00992
m8in.16xlarge;64;32;;262144;;;;;;;;;;;;100 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;5.34656
m8in.24xlarge;96;48;;393216;;;;;;;;;;;;150 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;8.01984
m8in.2xlarge;;4;;;;;;;;;;;;;;Up to 40 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.66832
m8in.32xlarge;128;64;;524288;;;;;;;;;;;;200 Gigabit;;16;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;10.69312
m8in.48xlarge;192;96;;786432;;;;;;;;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;16.03968
m8in.4xlarge;16;8;;65536;;;;;;;;;;;;Up to 50 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.33664
m8in.8xlarge;32;16;;131072;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;2.67328
m8in.96xlarge;384;192;;1572864;;;;;;;;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;32.07936
m8in.large;2;1;;8192;;;;;;;;;;;;Up to 25 Gigabit;;4;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.16708
m8in.metal-48xl;192;96;;786432;;;null;true;;;legacy-bios;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;64;;;;;;;;;;;;;;;;;;false;false;17.64365
m8in.metal-96xl;384;192;;1572864;;;null;true;;;legacy-bios;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;78;;;;;;;;;;;;;;;;;;false;false;32.07936
m8in.xlarge;4;;;16384;;;;;;;;;;;;Up to 30 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.33416
m8ine.12xlarge;48;24;;196608;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;5.0124
m8ine.2xlarge;;4;;;;;;;;;;;;;;12.5 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;0.8354
m8ine.4xlarge;16;8;;65536;;;;;;;;;;;;25 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;1.6708
m8ine.8xlarge;32;16;;131072;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;3.3416
m8ine.large;2;1;;8192;;;;;;;;;;;;3.125 Gigabit;;4;20;20;;650;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;false;0.20885
m8ine.xlarge;4;;;16384;;;;;;;;;;;;6.25 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;on-demand;;false;;;;0.4177
m9g.12xlarge;48;48;1;196608;AWS;3.3;;;;arm64;uefi;;;;;25 Gigabit;;12;;;;18000;18000;72000;;dedicated;;;;;;;;;;;;;;;;;;;2.34816
m9g.16xlarge;64;64;1;262144;AWS;3.3;;;;arm64;uefi;;;;;34 Gigabit;;16;64;64;;24000;24000;96000;48;dedicated;;;;;;;;;;;;;;;;;;;3.13088
m9g.24xlarge;96;96;1;393216;AWS;3.3;;;;arm64;uefi;;;;;50 Gigabit;;24;64;64;;36000;36000;144000;64;dedicated;;;;;;;;;;;;;;;;;;;4.69632
m9g.2xlarge;;8;1;;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;4;30;30;;3000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.39136
m9g.48xlarge;192;192;1;786432;AWS;3.3;;;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;128;dedicated;;;;;;;;;;;;;;;;;;;9.39264
m9g.4xlarge;16;16;1;65536;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;;;;;6000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.78272
m9g.8xlarge;32;32;1;131072;AWS;3.3;;;;arm64;uefi;;;;;17 Gigabit;;10;;;;12000;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;1.56544
m9g.large;2;;1;8192;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;3;20;20;;760;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.09784
m9g.medium;1;1;1;4096;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;2;20;20;;380;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.04892
m9g.metal-48xl;192;192;1;786432;AWS;3.3;null;true;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;79;;;;;;;;;;;;;;;;;;false;false;10.3319
m9g.xlarge;4;4;1;16384;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;30;30;;1500;12000;48000;;dedicated;;;;;;;;;;;;;;true;;;;;0.19568
m9gd.12xlarge;48;48;1;196608;AWS;3.3;;;;arm64;uefi;;;;;25 Gigabit;;12;;;;18000;18000;72000;;dedicated;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.0168
m9gd.16xlarge;64;64;1;262144;AWS;3.3;;;;arm64;uefi;;;;;34 Gigabit;;16;64;64;;24000;24000;96000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.0224
m9gd.24xlarge;96;96;1;393216;AWS;3.3;;;;arm64;uefi;;;;;50 Gigabit;;24;64;64;;36000;36000;144000;64;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.0336
m9gd.2xlarge;;8;1;;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;4;30;30;;3000;12000;48000;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.5028
m9gd.48xlarge;192;192;1;786432;AWS;3.3;;;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.0672
m9gd.4xlarge;16;16;1;65536;AWS;3.3;;;;arm64;uefi;;;;;Up to 17 Gigabit;;;;;;6000;12000;48000;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.0056
m9gd.8xlarge;32;32;1;131072;AWS;3.3;;;;arm64;uefi;;;;;17 Gigabit;;10;;;;12000;12000;48000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;2.0112
m9gd.large;2;;1;8192;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;3;20;20;;760;12000;48000;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1257
m9gd.medium;1;1;1;4096;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;2;20;20;;380;12000;48000;;dedicated;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.06285
m9gd.metal-48xl;192;192;1;786432;AWS;3.3;null;true;;arm64;uefi;;;;true;100 Gigabit;;24;64;64;;72000;72000;288000;79;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;13.27392
m9gd.xlarge;4;4;1;16384;AWS;3.3;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;30;30;;1500;12000;48000;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2514
mac-m3ultra.metal;28;28;1;262144;Apple;4;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;10000;;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac-m4.metal;10;10;1;24576;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;8000;8000;55000;31;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac-m4max.metal;16;16;1;131072;Apple;4;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;10000;;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac-m4pro.metal;14;14;1;49152;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;8000;8000;55000;31;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac1.metal;12;6;;;;3.2;null;true;;x86_64_mac;legacy-bios;;;;;25 Gigabit;;;30;30;;14000;14000;80000;16;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac2-m1ultra.metal;20;20;1;131072;Apple;3.2;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;10000;;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac2-m2.metal;;8;1;24576;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;8000;8000;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac2-m2pro.metal;12;12;1;;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;8000;8000;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
mac2.metal;;4;;16384;Apple;3.2;null;true;;arm64_mac;legacy-bios;;;;;10 Gigabit;;;30;30;;10000;;55000;10;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
p3dn.24xlarge;96;48;;786432;;2.5;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;17;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;[{"name":"V100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":32768}];;;;;;;;;;;;false;false;;31.212
p4d.24xlarge;96;48;;1179648;;3;;;;;legacy-bios;;;;true;4x 100 Gigabit;4;60;;;;19000;19000;80000;28;dedicated;8000;[{"count":8,"sizeGB":1000,"type":"ssd"}];required;[{"name":"A100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":40960}];;;;;;;;;capacity-block,on-demand,spot;;;false;false;;21.957642
p4de.24xlarge;96;48;;1179648;;3;;;;;legacy-bios;;;;true;4x 100 Gigabit;4;60;;;;19000;19000;80000;28;dedicated;8000;[{"count":8,"sizeGB":1000,"type":"ssd"}];required;[{"name":"A100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":81920}];;;;;;;;;capacity-block,on-demand,spot;;false;false;false;;27.44705
p5.48xlarge;192;96;;2097152;AMD;3.6;;;;;;;;;true;3200 Gigabit;32;64;;;;80000;80000;260000;64;dedicated;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];required;[{"name":"H100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":81920}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;;55.04
p5.4xlarge;16;8;;262144;AMD;3.6;;;;;;;;;true;100 Gigabit;;4;30;30;;10000;;32500;;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;[{"name":"H100","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":81920}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;;6.88
p5e.48xlarge;192;96;;2097152;AMD;3.6;;;;;;;;;true;3200 Gigabit;32;64;;;;80000;80000;260000;64;dedicated;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];required;[{"name":"H200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":144384}];;;;;;;;;capacity-block,on-demand,spot;;false;false
p5en.48xlarge;192;96;;2097152;;2.4;;;;;;;;;true;3200 Gigabit;16;64;;;;100000;100000;400000;64;dedicated;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];required;[{"name":"H200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":144384}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;;63.296
p6-b200.48xlarge;192;96;;2097152;;2.4;;;;;;;;;true;3200 Gigabit;8;32;;;;100000;100000;400000;64;dedicated;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];required;[{"name":"B200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":183359}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;false;113.9328
p6-b300.48xlarge;192;96;;4194304;;2.4;;;;;;;;;true;6400 Gigabit;17;68;;;;100000;100000;400000;64;dedicated;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];required;[{"name":"B300","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":275040}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;;142.416
r3.2xlarge;;4;;62464;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;4;15;15;supported;1000;1000;8000;39;;160;[{"count":1,"sizeGB":160,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.665
r3.4xlarge;16;8;;124928;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;High;;;30;30;supported;2000;2000;16000;39;;320;[{"count":1,"sizeGB":320,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;1.33
r3.8xlarge;32;16;;249856;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;10 Gigabit;;;30;30;unsupported;-;-;-;39;;640;[{"count":2,"sizeGB":320,"type":"ssd"}];unsupported;;;;;;false;;;;;;;;false;false;2.66
r3.large;2;1;;15360;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;3;10;10;unsupported;-;-;-;39;;32;[{"count":1,"sizeGB":32,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.166
r3.xlarge;4;;;31232;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;Moderate;;4;15;15;supported;500;500;4000;39;;80;[{"count":1,"sizeGB":80,"type":"ssd"}];unsupported;;;;;;false;;;;;true;;;false;false;0.333
r4.16xlarge;64;32;;499712;;2.3;xen;;;;legacy-bios;;supported;unsupported;;25 Gigabit;;15;;;;14000;14000;75000;40;;;;;;;;;;false;;;;;;;;false;false;4.256
r4.2xlarge;;4;;62464;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;1700;1700;12000;40;;;;;;;;;;false;;;;;true;;;false;false;0.532
r4.4xlarge;16;8;;124928;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;;30;30;;3500;3500;18750;40;;;;;;;;;;false;;;;;true;;;false;false;1.064
r4.8xlarge;32;16;;249856;;2.3;xen;;;;legacy-bios;;supported;unsupported;;10 Gigabit;;;30;30;;7000;7000;37500;40;;;;;;;;;;false;;;;;;;;false;false;2.128
r4.large;2;1;;15616;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;3;10;10;;425;425;3000;40;;;;;;;;;;false;;;;;true;;;false;false;0.133
r4.xlarge;4;;;31232;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;850;850;6000;40;;;;;;;;;;false;;;;;true;;;false;false;0.266
r5.12xlarge;48;24;;393216;;3.1;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;false;;;;;;;;;;3.024
r5.16xlarge;64;32;;524288;;3.1;;;;;;;;;;20 Gigabit;;15;;;;13600;13600;60000;27;;;;;;;;;;false;;;;;;;;;;4.032
r5.24xlarge;96;48;;786432;;3.1;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;false;;;;;;;;;;6.048
r5.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;0.504
r5.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;1.008
r5.8xlarge;32;16;;262144;;3.1;;;;;;;;;;10 Gigabit;;;30;30;;6800;6800;30000;27;;;;;;;;;;false;;;;;;;;;;2.016
r5.large;2;1;;16384;;3.1;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;18750;27;;;;;;;;;;false;;;;;true;;;;false;0.126
r5.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;false;;;;;;;;false;false;6.048
r5.xlarge;4;;;;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;18750;27;;;;;;;;;;false;;;;;true;;;;;0.252
r5a.12xlarge;48;24;;393216;AMD;2.5;;;;;;;;;;10 Gigabit;;;30;30;;6780;6780;30000;27;;;;;;;;;;;;;;;;false;;;;2.712
r5a.16xlarge;64;32;;524288;AMD;2.5;;;;;;;;;;12 Gigabit;;15;;;;9500;9500;;27;;;;;;;;;;;;;;;;false;;;;3.616
r5a.24xlarge;96;48;;786432;AMD;2.5;;;;;;;;;;20 Gigabit;;15;;;;13570;13570;60000;27;;;;;;;;;;;;;;;;false;;;;5.424
r5a.2xlarge;;4;;65536;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1580;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.452
r5a.4xlarge;16;8;;131072;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;2880;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.904
r5a.8xlarge;32;16;;262144;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;;false;;;;1.808
r5a.large;2;1;;16384;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;2880;16000;27;;;;;;;;;;;;;;;true;false;;;false;0.113
r5a.xlarge;4;;;;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1085;2880;16000;27;;;;;;;;;;;;;;;true;false;;;;0.226
r5ad.12xlarge;48;24;;393216;AMD;2.2;;;;;;;;;;10 Gigabit;;;30;30;;6780;6780;30000;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;3.144
r5ad.16xlarge;64;32;;524288;AMD;2.5;;;;;;;;;;12 Gigabit;;15;;;;9500;9500;;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;4.192
r5ad.24xlarge;96;48;;786432;AMD;2.2;;;;;;;;;;20 Gigabit;;15;;;;13570;13570;60000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;6.288
r5ad.2xlarge;;4;;65536;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1580;2880;16000;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;0.524
r5ad.4xlarge;16;8;;131072;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;;30;30;;2880;2880;16000;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;1.048
r5ad.8xlarge;32;16;;262144;AMD;2.5;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;false;false;;;2.096
r5ad.large;2;1;;16384;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;2880;16000;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;false;0.131
r5ad.xlarge;4;;;;AMD;2.2;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1085;2880;16000;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;true;false;false;;;0.262
r5b.12xlarge;48;24;;393216;;3.1;;;;;;;;;;12 Gigabit;;;30;30;;30000;30000;130000;27;;;;;;;;;;;;;;;;;;;;3.576
r5b.16xlarge;64;32;;524288;;3.1;;;;;;;;;;20 Gigabit;;15;;;;;40000;173333;27;;;;;;;;;;;;;;;;;;;;4.768
r5b.24xlarge;96;48;;786432;;3.1;;;;;;;;;;25 Gigabit;;15;;;;60000;60000;260000;27;;;;;;;;;;;;;;;;;;;;7.152
r5b.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;5000;;43333;27;;;;;;;;;;;;;;;;;;;;0.596
r5b.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 10 Gigabit;;;30;30;;10000;;43333;27;;;;;;;;;;;;;;;;;;;;1.192
r5b.8xlarge;32;16;;262144;;3.1;;;;;;;;;;10 Gigabit;;;30;30;;20000;20000;86667;27;;;;;;;;;;;;;;;;;;;;2.384
r5b.large;2;1;;16384;;3.1;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;1250;;43333;27;;;;;;;;;;;;;;;;;;;false;0.149
r5b.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;60000;60000;260000;31;;;;;;;;;;;;;;;;;;false;false;7.8672
r5b.xlarge;4;;;;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2500;;43333;27;;;;;;;;;;;;;;;;;;;;0.298
r5d.12xlarge;48;24;;393216;;3.1;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.456
r5d.16xlarge;64;32;;524288;;3.1;;;;;;;;;;20 Gigabit;;15;;;;13600;13600;60000;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.608
r5d.24xlarge;96;48;;786432;;3.1;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.912
r5d.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;2300;4750;18750;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.576
r5d.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;18750;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.152
r5d.8xlarge;32;16;;262144;;3.1;;;;;;;;;;10 Gigabit;;;30;30;;6800;6800;30000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.304
r5d.large;2;1;;16384;;3.1;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;650;4750;18750;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.144
r5d.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;6.912
r5d.xlarge;4;;;;;3.1;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1150;4750;18750;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.288
r5dn.12xlarge;48;24;;393216;;3.1;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.008
r5dn.16xlarge;64;32;;524288;;3.1;;;;;;;;;;75 Gigabit;;15;;;;13600;13600;60000;23;;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.344
r5dn.24xlarge;96;48;;786432;;3.1;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;23;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;8.016
r5dn.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2300;4750;18750;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.668
r5dn.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;18750;25;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.336
r5dn.8xlarge;32;16;;262144;;3.1;;;;;;;;;;25 Gigabit;;;30;30;;6800;6800;30000;25;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.672
r5dn.large;2;1;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;650;4750;18750;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.167
r5dn.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;8.016
r5dn.xlarge;4;;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1150;4750;18750;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.334
r5n.12xlarge;48;24;;393216;;3.1;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;3.576
r5n.16xlarge;64;32;;524288;;3.1;;;;;;;;;;75 Gigabit;;15;;;;13600;13600;60000;27;;;;;;;;;;;;;;;;;;;;4.768
r5n.24xlarge;96;48;;786432;;3.1;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;7.152
r5n.2xlarge;;4;;65536;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2300;4750;18750;27;;;;;;;;;;;;;;;;;;;;0.596
r5n.4xlarge;16;8;;131072;;3.1;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;18750;27;;;;;;;;;;;;;;;;;;;;1.192
r5n.8xlarge;32;16;;262144;;3.1;;;;;;;;;;25 Gigabit;;;30;30;;6800;6800;30000;27;;;;;;;;;;;;;;;;;;;;2.384
r5n.large;2;1;;16384;;3.1;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;650;4750;18750;27;;;;;;;;;;;;;;;;;;;false;0.149
r5n.metal;96;48;;786432;;3.1;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;7.152
r5n.xlarge;4;;;;;3.1;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;1150;4750;18750;27;;;;;;;;;;;;;;;;;;;;0.298
r6a.12xlarge;48;24;;393216;AMD;3.6;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;;;;;;2.7216
r6a.16xlarge;64;32;;524288;AMD;3.6;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;;;;;;3.6288
r6a.24xlarge;96;48;;786432;AMD;3.6;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;;;;;;;;;;;5.4432
r6a.2xlarge;;4;;65536;AMD;3.6;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.4536
r6a.32xlarge;128;64;;1048576;AMD;3.6;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;;;;;;;;;;;7.2576
r6a.48xlarge;192;96;;1572864;AMD;3.6;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;27;;;;;;;;;;;;;;;;;;;;10.8864
r6a.4xlarge;16;8;;131072;AMD;3.6;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.9072
r6a.8xlarge;32;16;;262144;AMD;3.6;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;;;;;;1.8144
r6a.large;2;1;;16384;AMD;3.6;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;;;;;;true;;;;false;0.1134
r6a.metal;192;96;;1572864;AMD;3.6;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;31;;;;;;;;;;;;;;;;;;false;false;10.8864
r6a.xlarge;4;;;;AMD;3.6;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.2268
r6g.12xlarge;48;48;1;393216;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;27;;;;;;;;;;;;;;;;;;;;2.4192
r6g.16xlarge;64;64;1;524288;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;3.2256
r6g.2xlarge;;8;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.4032
r6g.4xlarge;16;16;1;131072;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.8064
r6g.8xlarge;32;32;1;262144;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;1.6128
r6g.large;2;;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.1008
r6g.medium;1;1;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;27;;;;;;;;;;;;;;;true;;;;false;0.0504
r6g.metal;64;64;1;524288;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;3.4191
r6g.xlarge;4;4;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;27;;;;;;;;;;;;;;;true;;;;;0.2016
r6gd.12xlarge;48;48;1;393216;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;50000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.7648
r6gd.16xlarge;64;64;1;524288;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.6864
r6gd.2xlarge;;8;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.4608
r6gd.4xlarge;16;16;1;131072;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.9216
r6gd.8xlarge;32;32;1;262144;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.8432
r6gd.large;2;;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1152
r6gd.medium;1;1;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.0576
r6gd.metal;64;64;1;524288;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;3.9076
r6gd.xlarge;4;4;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2304
r6i.12xlarge;48;24;;393216;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;false;;;;;;;;;;3.024
r6i.16xlarge;64;32;;524288;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;false;;;;;;;;;;4.032
r6i.24xlarge;96;48;;786432;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;27;;;;;;;;;;false;;;;;;;;;;6.048
r6i.2xlarge;;4;;65536;;3.5;;;;;;;;;;;;4;15;15;;2500;;;27;;;;;;;;;;false;;;;;;;;;;0.504
r6i.32xlarge;128;64;;1048576;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;27;;;;;;;;;;false;;;;;;;;;;8.064
r6i.4xlarge;16;8;;131072;;3.5;;;;;;;;;;;;;30;30;;5000;;;27;;;;;;;;;;false;;;;;;;;;;1.008
r6i.8xlarge;32;16;;262144;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;false;;;;;;;;;;2.016
r6i.large;2;1;;16384;;3.5;;;;;;;;;;;;3;10;10;;650;;;27;;;;;;;;;;false;;;;;;;;;false;0.126
r6i.metal;128;64;;1048576;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;;;;;;;;;false;;;;;;;;false;false;8.064
r6i.xlarge;4;;;;;3.5;;;;;;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;false;;;;;;;;;;0.252
r6id.12xlarge;48;24;;393216;;3.5;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.6288
r6id.16xlarge;64;32;;524288;;3.5;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.8384
r6id.24xlarge;96;48;;786432;;3.5;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;23;;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.2576
r6id.2xlarge;;4;;65536;;3.5;;;;;;;;;;;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.6048
r6id.32xlarge;128;64;;1048576;;3.5;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;23;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.6768
r6id.4xlarge;16;8;;131072;;3.5;;;;;;;;;;;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.2096
r6id.8xlarge;32;16;;262144;;3.5;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.4192
r6id.large;2;1;;16384;;3.5;;;;;;;;;;;;3;10;10;;650;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.1512
r6id.metal;128;64;;1048576;;3.5;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;31;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;9.6768
r6id.xlarge;4;;;;;3.5;;;;;;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.3024
r6idn.12xlarge;48;24;;393216;;3.5;;;;;;;;;;75 Gigabit;;;30;30;;37500;37500;150000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.68936
r6idn.16xlarge;64;32;;524288;;3.5;;;;;;;;;;100 Gigabit;;15;;;;50000;50000;200000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;6.25248
r6idn.24xlarge;96;48;;786432;;3.5;;;;;;;;;;150 Gigabit;;15;;;;75000;75000;300000;23;;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;9.37872
r6idn.2xlarge;;4;;65536;;3.5;;;;;;;;;;Up to 40 Gigabit;;4;15;15;;6250;25000;100000;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.78156
r6idn.32xlarge;128;64;;1048576;;3.5;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;23;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;12.50496
r6idn.4xlarge;16;8;;131072;;3.5;;;;;;;;;;Up to 50 Gigabit;;;30;30;;12500;25000;100000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.56312
r6idn.8xlarge;32;16;;262144;;3.5;;;;;;;;;;50 Gigabit;;;30;30;;25000;25000;100000;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.12624
r6idn.large;2;1;;16384;;3.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1562;25000;100000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.19539
r6idn.metal;128;64;;1048576;;3.5;null;true;;;legacy-bios;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;31;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;12.50496
r6idn.xlarge;4;;;;;3.5;;;;;;;;;;Up to 30 Gigabit;;4;15;15;;3125;25000;100000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.39078
r6in.12xlarge;48;24;;393216;;3.5;;;;;;;;;;75 Gigabit;;;30;30;;37500;37500;150000;27;;;;;;;;;;;;;;;;;;;;4.18392
r6in.16xlarge;64;32;;524288;;3.5;;;;;;;;;;100 Gigabit;;15;;;;50000;50000;200000;27;;;;;;;;;;;;;;;;;;;;5.57856
r6in.24xlarge;96;48;;786432;;3.5;;;;;;;;;;150 Gigabit;;15;;;;75000;75000;300000;27;;;;;;;;;;;;;;;;;;;;8.36784
r6in.2xlarge;;4;;65536;;3.5;;;;;;;;;;Up to 40 Gigabit;;4;15;15;;6250;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.69732
r6in.32xlarge;128;64;;1048576;;3.5;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;27;;;;;;;;;;;;;;;;;;;;11.15712
r6in.4xlarge;16;8;;131072;;3.5;;;;;;;;;;Up to 50 Gigabit;;;30;30;;12500;25000;100000;27;;;;;;;;;;;;;;;true;;;;;1.39464
r6in.8xlarge;32;16;;262144;;3.5;;;;;;;;;;50 Gigabit;;;30;30;;25000;25000;100000;27;;;;;;;;;;;;;;;;;;;;2.78928
r6in.large;2;1;;16384;;3.5;;;;;;;;;;Up to 25 Gigabit;;3;10;10;;1562;25000;100000;27;;;;;;;;;;;;;;;true;;;;false;0.17433
r6in.metal;128;64;;1048576;;3.5;null;true;;;legacy-bios;;;;true;200 Gigabit;2;16;;;;100000;100000;400000;31;;;;;;;;;;;;;;;;;;false;false;11.15712
r6in.xlarge;4;;;;;3.5;;;;;;;;;;Up to 30 Gigabit;;4;15;15;;3125;25000;100000;27;;;;;;;;;;;;;;;true;;;;;0.34866
r7a.12xlarge;48;48;1;393216;AMD;3.7;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;3.6516
r7a.16xlarge;64;64;1;524288;AMD;3.7;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;4.8688
r7a.24xlarge;96;96;1;786432;AMD;3.7;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;7.3032
r7a.2xlarge;;8;1;65536;AMD;3.7;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.6086
r7a.32xlarge;128;128;1;1048576;AMD;3.7;;;;;;;;;;50 Gigabit;;15;;;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;9.7376
r7a.48xlarge;192;192;1;1572864;AMD;3.7;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;14.6064
r7a.4xlarge;16;16;1;131072;AMD;3.7;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.2172
r7a.8xlarge;32;32;1;262144;AMD;3.7;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;2.4344
r7a.large;2;;1;16384;AMD;3.7;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.15215
r7a.medium;1;1;1;8192;AMD;3.7;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.07608
r7a.metal-48xl;192;192;1;1572864;AMD;3.7;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;14.6064
r7a.xlarge;4;4;1;;AMD;3.7;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.3043
r7g.12xlarge;48;48;1;393216;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;27;;;;;;;;;;;;;;;;;;;;2.5704
r7g.16xlarge;64;64;1;524288;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;27;;;;;;;;;;;;;;;;;;;;3.4272
r7g.2xlarge;;8;1;65536;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;27;;;;;;;;;;;;;;;true;;;;;0.4284
r7g.4xlarge;16;16;1;131072;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;27;;;;;;;;;;;;;;;true;;;;;0.8568
r7g.8xlarge;32;32;1;262144;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;27;;;;;;;;;;;;;;;;;;;;1.7136
r7g.large;2;;1;16384;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;27;;;;;;;;;;;;;;;true;;;;;0.1071
r7g.medium;1;1;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;27;;;;;;;;;;;;;;;true;;;;false;0.0536
r7g.metal;64;64;1;524288;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;;;;;;;;;;;;;;;;;false;false;3.4272
r7g.xlarge;4;4;1;;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;27;;;;;;;;;;;;;;;true;;;;;0.2142
r7gd.12xlarge;48;48;1;393216;AWS;2.6;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.2659
r7gd.16xlarge;64;64;1;524288;AWS;2.6;;;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.3546
r7gd.2xlarge;;8;1;65536;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;26;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.5443
r7gd.4xlarge;16;16;1;131072;AWS;2.6;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.0886
r7gd.8xlarge;32;32;1;262144;AWS;2.6;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.1773
r7gd.large;2;;1;16384;AWS;2.6;;;;arm64;uefi;;;;;;;3;10;10;;630;;;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.1361
r7gd.medium;1;1;1;8192;AWS;2.6;;;;arm64;uefi;;;;;;;2;4;4;;315;;;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.068
r7gd.metal;64;64;1;524288;AWS;2.6;null;true;;arm64;uefi;;;;true;30 Gigabit;;15;;;;20000;20000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;4.3546
r7gd.xlarge;4;4;1;;AWS;2.6;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.2722
r7i.12xlarge;48;24;;393216;;3.2;;;;;;;;;;18.75 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;3.1752
r7i.16xlarge;64;32;;524288;;3.2;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;4.2336
r7i.24xlarge;96;48;;786432;;3.2;;;;;;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;6.3504
r7i.2xlarge;;4;;65536;;3.2;;;;;;;;;;;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.5292
r7i.48xlarge;192;96;;1572864;;3.2;;;;;;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;false;;;;12.7008
r7i.4xlarge;16;8;;131072;;3.2;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.0584
r7i.8xlarge;32;16;;262144;;3.2;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;2.1168
r7i.large;2;1;;16384;;3.2;;;;;;;;;;;;3;10;10;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.1323
r7i.metal-24xl;96;48;;786432;;3.2;null;true;;;legacy-bios;;;;;37.5 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;false;;false;false;6.98544
r7i.metal-48xl;192;96;;1572864;;3.2;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;12.7008
r7i.xlarge;4;;;;;3.2;;;;;;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.2646
r7iz.12xlarge;48;24;;393216;;;;;;;;;;;;25 Gigabit;;;30;30;;19000;19000;76000;;dedicated;;;;;;;;;;;;;;;;;;;4.464
r7iz.16xlarge;64;32;;524288;;;;;;;;;;;;25 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;false;;;;5.952
r7iz.2xlarge;;4;;65536;;;;;;;;;;;;;;4;15;15;;3168;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.744
r7iz.32xlarge;128;64;;1048576;;;;;;;;;;;true;50 Gigabit;;15;;;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;false;;;;11.904
r7iz.4xlarge;16;8;;131072;;;;;;;;;;;;;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.488
r7iz.8xlarge;32;16;;262144;;;;;;;;;;;;12.5 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;2.976
r7iz.large;2;1;;16384;;;;;;;;;;;;;;3;10;10;;792;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.186
r7iz.metal-16xl;64;32;;524288;;;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;20000;20000;80000;39;dedicated;;;;;;;;;;;;;;;;;false;false;6.5472
r7iz.metal-32xl;128;64;;1048576;;;null;true;;;legacy-bios;;;;true;50 Gigabit;;15;;;;;40000;160000;79;dedicated;;;;;;;;;;;;;;;;;false;false;13.0944
r7iz.xlarge;4;;;;;;;;;;;;;;;;;4;15;15;;1584;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.372
r8a.12xlarge;48;48;1;393216;AMD;4.5;;;;;;;;;;22.5 Gigabit;;12;64;64;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;3.83424
r8a.16xlarge;64;64;1;524288;AMD;4.5;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;5.11232
r8a.24xlarge;96;96;1;786432;AMD;4.5;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;7.66848
r8a.2xlarge;;8;1;65536;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;4;40;40;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.63904
r8a.48xlarge;192;192;1;1572864;AMD;4.5;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;15.33696
r8a.4xlarge;16;16;1;131072;AMD;4.5;;;;;;;;;;Up to 15 Gigabit;;;40;40;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.27808
r8a.8xlarge;32;32;1;262144;AMD;4.5;;;;;;;;;;15 Gigabit;;10;40;40;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;2.55616
r8a.large;2;;1;16384;AMD;4.5;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.15976
r8a.medium;1;1;1;8192;AMD;4.5;;;;;;;;;;;;2;4;4;;325;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.07988
r8a.metal-24xl;96;96;1;786432;AMD;4.5;null;true;;;legacy-bios;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;false;false;8.43533
r8a.metal-48xl;192;192;1;1572864;AMD;4.5;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;79;;;;;;;;;;;;;;;;;;false;false;15.33696
r8a.xlarge;4;4;1;;AMD;4.5;;;;;;;;;;;;4;20;20;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.31952
r8g.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;2.82768
r8g.16xlarge;64;64;1;524288;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;3.77024
r8g.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;5.65536
r8g.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.47128
r8g.48xlarge;192;192;1;1572864;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;11.31072
r8g.4xlarge;16;16;1;131072;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.94256
r8g.8xlarge;32;32;1;262144;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;1.88512
r8g.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.11782
r8g.medium;1;1;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.05891
r8g.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;;;false;false;6.2209
r8g.metal-48xl;192;192;1;1572864;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;11.31072
r8g.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.23564
r8gb.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;12;30;30;;75000;75000;360000;;dedicated;;;;;;;;;;;;;;;;;;;4.37232
r8gb.16xlarge;64;64;1;524288;AWS;2.8;;;;arm64;uefi;;;;true;133.33 Gigabit;;16;;;;100000;100000;480000;48;dedicated;;;;;;;;;;;;;;;;;;;5.82976
r8gb.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;64;dedicated;;;;;;;;;;;;;;;;;;;8.74464
r8gb.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 33.33 Gigabit;;4;15;15;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.72872
r8gb.48xlarge;192;192;1;1572864;AWS;2.7;;;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;17.48928
r8gb.4xlarge;16;16;1;131072;AWS;2.8;;;;arm64;uefi;;;;;33.33 Gigabit;;;30;30;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;1.45744
r8gb.8xlarge;32;32;1;262144;AWS;2.8;;;;arm64;uefi;;;;;66.66 Gigabit;;10;30;30;;50000;50000;240000;;dedicated;;;;;;;;;;;;;;;;;;;2.91488
r8gb.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 20 Gigabit;;3;10;10;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.18218
r8gb.medium;1;1;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 16.66 Gigabit;;2;4;4;;1562;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.09109
r8gb.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;true;200 Gigabit;;24;;;;150000;150000;720000;39;;;;;;;;;;;;;;;;;;false;false;18.53864
r8gb.metal-48xl;192;192;1;1572864;AWS;2.7;null;true;;arm64;uefi;;;;true;400 Gigabit;2;24;;;;300000;300000;1440000;78;dedicated;;;;;;;;;;;;;;;;;false;false;17.48928
r8gb.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 26.66 Gigabit;;4;15;15;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.36436
r8gd.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.52704
r8gd.16xlarge;64;64;1;524288;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.70272
r8gd.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.05408
r8gd.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.58784
r8gd.48xlarge;192;192;1;1572864;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;14.10816
r8gd.4xlarge;16;16;1;131072;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.17568
r8gd.8xlarge;32;32;1;262144;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.35136
r8gd.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.14696
r8gd.medium;1;1;1;8192;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.07348
r8gd.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;7.75949
r8gd.metal-48xl;192;192;1;1572864;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;14.10816
r8gd.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.29392
r8gn.12xlarge;48;48;1;393216;AWS;2.8;;;;arm64;uefi;;;;;150 Gigabit;;12;30;30;;30000;30000;120000;;dedicated;;;;;;;;;;;;;;;;;;;4.3723
r8gn.16xlarge;64;64;1;524288;AWS;2.8;;;;arm64;uefi;;;;true;200 Gigabit;;16;;;;;40000;160000;48;dedicated;;;;;;;;;;;;;;;;;;;5.8298
r8gn.24xlarge;96;96;1;786432;AWS;2.8;;;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;;;8.7446
r8gn.2xlarge;;8;1;65536;AWS;2.8;;;;arm64;uefi;;;;;Up to 50 Gigabit;;4;15;15;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.7287
r8gn.48xlarge;192;192;1;1572864;AWS;2.7;;;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;17.4893
r8gn.4xlarge;16;16;1;131072;AWS;2.8;;;;arm64;uefi;;;;;50 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.4574
r8gn.8xlarge;32;32;1;262144;AWS;2.8;;;;arm64;uefi;;;;;100 Gigabit;;10;30;30;;20000;20000;80000;;dedicated;;;;;;;;;;;;;;;;;;;2.9149
r8gn.large;2;;1;16384;AWS;2.8;;;;arm64;uefi;;;;;Up to 30 Gigabit;;3;10;10;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.1822
r8gn.medium;1;1;1;8192;AWS;2.8;;;;arm64;uefi;;;;;Up to 25 Gigabit;;2;4;4;;760;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.0911
r8gn.metal-24xl;96;96;1;786432;AWS;2.8;null;true;;arm64;uefi;;;;true;300 Gigabit;;24;;;;60000;60000;240000;39;;;;;;;;;;;;;;;;;;false;false;9.2693
r8gn.metal-48xl;192;192;1;1572864;AWS;2.7;null;true;;arm64;uefi;;;;true;600 Gigabit;2;24;;;;120000;120000;480000;78;dedicated;;;;;;;;;;;;;;;;;false;false;17.4893
r8gn.xlarge;4;4;1;;AWS;2.8;;;;arm64;uefi;;;;;Up to 40 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.3644
r8i-flex.12xlarge;48;24;;393216;;;;;;;;;;;;Up to 22.5 Gigabit;;12;;;;7500;15000;60000;;dedicated;;;;;;;;;;;;partition,spread;;;false;;;false;3.16728
r8i-flex.16xlarge;64;32;;524288;;;;;;;;;;;;Up to 30 Gigabit;;16;64;64;;10000;20000;80000;48;dedicated;;;;;;;;;;;;partition,spread;;;false;;;false;4.22304
r8i-flex.2xlarge;;4;;65536;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.52788
r8i-flex.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 15 Gigabit;;;;;;2500;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;1.05576
r8i-flex.8xlarge;32;16;;262144;;;;;;;;;;;;Up to 15 Gigabit;;10;;;;5000;;;;dedicated;;;;;;;;;;;;partition,spread;;;false;;;false;2.11152
r8i-flex.large;2;1;;16384;;;;;;;;;;;;;;3;20;20;;315;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.13197
r8i-flex.xlarge;4;;;;;;;;;;;;;;;;;4;30;30;;630;;;;dedicated;;;;;;;;;;;;partition,spread;;true;false;;;false;0.26394
r8i.12xlarge;48;24;;393216;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;3.33408
r8i.16xlarge;64;32;;524288;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;4.44544
r8i.24xlarge;96;48;;786432;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;6.66816
r8i.2xlarge;;4;;65536;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.55568
r8i.32xlarge;128;64;;1048576;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;8.89088
r8i.48xlarge;192;96;;1572864;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;13.33632
r8i.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.11136
r8i.8xlarge;32;16;;262144;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;2.22272
r8i.96xlarge;384;192;;3145728;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;26.67264
r8i.large;2;1;;16384;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.13892
r8i.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;dedicated;;;;;;;;;;;;;;;;;false;false;14.66995
r8i.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;dedicated;;;;;;;;;;;;;;;;;false;false;26.67264
r8i.xlarge;4;;;;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.27784
r8ib.12xlarge;48;24;;393216;;;;;;;;;;;;50 Gigabit;;12;;;;37500;37500;180000;;dedicated;;;;;;;;;;;;;;;;;;;5.0208
r8ib.16xlarge;64;32;;524288;;;;;;;;;;;;66.66 Gigabit;;16;64;64;;50000;50000;240000;48;dedicated;;;;;;;;;;;;;;;;;;;6.6944
r8ib.24xlarge;96;48;;786432;;;;;;;;;;;;100 Gigabit;;16;64;64;;75000;75000;360000;64;dedicated;;;;;;;;;;;;;;;;;;;10.0416
r8ib.2xlarge;;4;;65536;;;;;;;;;;;;Up to 26.66 Gigabit;;4;30;30;;6250;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.8368
r8ib.32xlarge;128;64;;1048576;;;;;;;;;;;;133.33 Gigabit;;16;64;64;;100000;100000;480000;88;dedicated;;;;;;;;;;;;;;;;;;;13.3888
r8ib.48xlarge;192;96;;1572864;;;;;;;;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;128;dedicated;;;;;;;;;;;;;;;;;;;20.0832
r8ib.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 33.33 Gigabit;;;;;;12500;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;1.6736
r8ib.8xlarge;32;16;;262144;;;;;;;;;;;;33.33 Gigabit;;;;;;25000;25000;120000;;dedicated;;;;;;;;;;;;;;;;;;;3.3472
r8ib.96xlarge;384;192;;3145728;;;;;;;;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;128;dedicated;;;;;;;;;;;;;;;;;;;40.1664
r8ib.large;2;1;;16384;;;;;;;;;;;;Up to 16.66 Gigabit;;4;20;20;;1563;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;false;0.2092
r8ib.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;64;;;;;;;;;;;;;;;;;;false;false;22.09152
r8ib.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;78;;;;;;;;;;;;;;;;;;false;false;40.1664
r8ib.xlarge;4;;;;;;;;;;;;;;;Up to 20 Gigabit;;4;30;30;;3125;25000;120000;;dedicated;;;;;;;;;;;;;;true;;;;;0.4184
r8id.12xlarge;48;24;;393216;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.99168
r8id.16xlarge;64;32;;524288;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.32224
r8id.24xlarge;96;48;;786432;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.98336
r8id.2xlarge;;4;;65536;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.66528
r8id.32xlarge;128;64;;1048576;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;10.64448
r8id.48xlarge;192;96;;1572864;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;15.96672
r8id.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.33056
r8id.8xlarge;32;16;;262144;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.66112
r8id.96xlarge;384;192;;3145728;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;31.93344
r8id.large;2;1;;16384;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.16632
r8id.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;17.56339
r8id.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;31.93344
r8id.xlarge;4;;;;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.33264
r8idb.12xlarge;48;24;;393216;;;;;;;;;;;;50 Gigabit;;12;;;;37500;37500;180000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.62728
r8idb.16xlarge;64;32;;524288;;;;;;;;;;;;66.66 Gigabit;;16;64;64;;50000;50000;240000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.50304
r8idb.24xlarge;96;48;;786432;;;;;;;;;;;;100 Gigabit;;16;64;64;;75000;75000;360000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;11.25456
r8idb.2xlarge;;4;;65536;;;;;;;;;;;;Up to 26.66 Gigabit;;4;30;30;;6250;25000;120000;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.93788
r8idb.32xlarge;128;64;;1048576;;;;;;;;;;;;133.33 Gigabit;;16;64;64;;100000;100000;480000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;15.00608
r8idb.48xlarge;192;96;;1572864;;;;;;;;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;22.50912
r8idb.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 33.33 Gigabit;;;;;;12500;25000;120000;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.87576
r8idb.8xlarge;32;16;;262144;;;;;;;;;;;;33.33 Gigabit;;;;;;25000;25000;120000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.75152
r8idb.96xlarge;384;192;;3145728;;;;;;;;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;45.01824
r8idb.large;2;1;;16384;;;;;;;;;;;;Up to 16.66 Gigabit;;4;20;20;;1563;25000;120000;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.23447
r8idb.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;200 Gigabit;;24;64;64;;150000;150000;720000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;24.76003
r8idb.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;400 Gigabit;2;24;64;64;;300000;300000;1440000;78;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;45.01824
r8idb.xlarge;4;;;;;;;;;;;;;;;Up to 20 Gigabit;;4;30;30;;3125;25000;120000;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.46894
r8idn.12xlarge;48;24;;393216;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;5.62728
r8idn.16xlarge;64;32;;524288;;;;;;;;;;;;100 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;7.50304
r8idn.24xlarge;96;48;;786432;;;;;;;;;;;;150 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}];required;;;;;;;;;;;;;false;;;11.25456
r8idn.2xlarge;;4;;65536;;;;;;;;;;;;Up to 40 Gigabit;;4;30;30;;2500;;;;dedicated;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.93788
r8idn.32xlarge;128;64;;1048576;;;;;;;;;;;;200 Gigabit;;16;64;64;;;40000;160000;88;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;15.00608
r8idn.48xlarge;192;96;;1572864;;;;;;;;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;22.50912
r8idn.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 50 Gigabit;;;;;;5000;;;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;1.87576
r8idn.8xlarge;32;16;;262144;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;3.75152
r8idn.96xlarge;384;192;;3145728;;;;;;;;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;128;dedicated;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;;;45.01824
r8idn.large;2;1;;16384;;;;;;;;;;;;Up to 25 Gigabit;;4;20;20;;650;;;;dedicated;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;;false;0.23447
r8idn.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;24.76003
r8idn.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;78;;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;45.01824
r8idn.xlarge;4;;;;;;;;;;;;;;;Up to 30 Gigabit;;4;30;30;;1250;;;;dedicated;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;;;0.46894
r8in.12xlarge;48;24;;393216;;;;;;;;;;;;75 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;5.0208
r8in.16xlarge;64;32;;524288;;;;;;;;;;;;100 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;6.6944
r8in.24xlarge;96;48;;786432;;;;;;;;;;;;150 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;10.0416
r8in.2xlarge;;4;;65536;;;;;;;;;;;;Up to 40 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.8368
r8in.32xlarge;128;64;;1048576;;;;;;;;;;;;200 Gigabit;;16;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;13.3888
r8in.48xlarge;192;96;;1572864;;;;;;;;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;20.0832
r8in.4xlarge;16;8;;131072;;;;;;;;;;;;Up to 50 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;true;;;;;1.6736
r8in.8xlarge;32;16;;262144;;;;;;;;;;;;50 Gigabit;;;;;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;3.3472
r8in.96xlarge;384;192;;3145728;;;;;;;;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;40.1664
r8in.large;2;1;;16384;;;;;;;;;;;;Up to 25 Gigabit;;4;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.2092
r8in.metal-48xl;192;96;;1572864;;;null;true;;;legacy-bios;;;;true;300 Gigabit;;24;64;64;;60000;60000;240000;64;;;;;;;;;;;;;;;;;;false;false;22.09152
r8in.metal-96xl;384;192;;3145728;;;null;true;;;legacy-bios;;;;true;600 Gigabit;2;24;64;64;;120000;120000;480000;78;;;;;;;;;;;;;;;;;;false;false;40.1664
r8in.xlarge;4;;;;;;;;;;;;;;;Up to 30 Gigabit;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.4184
t1.micro;1;1;1;627;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;;unsupported;unsupported;;Very Low;;2;2;0;unsupported;-;-;-;39;;;;;;;;;;false;;;partition,spread;;;false;;false;false;0.02
t2.2xlarge;;8;1;;;2.3;xen;;;;legacy-bios;;unsupported;unsupported;;Moderate;;3;15;15;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.3712
t2.large;2;;1;8192;;2.3;xen;;;;legacy-bios;;unsupported;unsupported;;Low to Moderate;;3;12;12;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.0928
t2.medium;2;;1;4096;;2.3;xen;;;i386,x86_64;legacy-bios;;unsupported;unsupported;;Low to Moderate;;3;6;6;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.0464
t2.micro;1;1;1;1024;;2.5;xen;;;i386,x86_64;legacy-bios;;unsupported;unsupported;;Low to Moderate;;2;2;2;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.0116
t2.nano;1;1;1;512;;2.4;xen;;;i386,x86_64;legacy-bios;;unsupported;unsupported;;Low to Moderate;;2;2;2;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;on-demand;true;false;;false;false;0.0058
t2.small;1;1;1;2048;;2.5;xen;;;i386,x86_64;legacy-bios;;unsupported;unsupported;;Low to Moderate;;3;4;4;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.023
t2.xlarge;4;4;1;16384;;2.3;xen;;;;legacy-bios;;unsupported;unsupported;;Moderate;;3;15;15;unsupported;-;-;-;40;;;;;;;;;;;true;;partition,spread;;true;false;;false;false;0.1856
t3.2xlarge;;4;;;;2.5;;;;;;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;;;;false;0.3328
t3.large;2;1;;8192;;2.5;;;;;;;;;;Up to 5 Gigabit;;3;12;12;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;;;;false;0.0832
t3.medium;2;1;;4096;;2.5;;;;;;;;;;Up to 5 Gigabit;;3;6;6;;347;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;;;;false;0.0416
t3.micro;2;1;;1024;;2.5;;;;;;;;;;Up to 5 Gigabit;;2;2;2;;87;2085;11800;27;;;;;;;;;;;true;true;partition,spread;;true;;;;false;0.0104
t3.nano;2;1;;512;;2.5;;;;;;;;;;Up to 5 Gigabit;;2;2;2;;43;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;;;;false;0.0052
t3.small;2;1;;2048;;2.5;;;;;;;;;;Up to 5 Gigabit;;3;4;4;;174;2085;11800;27;;;;;;;;;;;true;true;partition,spread;;true;;;;false;0.0208
t3.xlarge;4;;;16384;;2.5;;;;;;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;;;;false;0.1664
t3a.2xlarge;;4;;;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.3008
t3a.large;2;1;;8192;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;3;12;12;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0752
t3a.medium;2;1;;4096;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;3;6;6;;350;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0376
t3a.micro;2;1;;1024;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;2;2;2;;90;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0094
t3a.nano;2;1;;512;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;2;2;2;;45;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0047
t3a.small;2;1;;2048;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;2;4;4;;175;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0188
t3a.xlarge;4;;;16384;AMD;2.2;;;;;;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.1504
t4g.2xlarge;;8;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.2688
t4g.large;2;;1;8192;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;3;12;12;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0672
t4g.medium;2;;1;4096;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;3;6;6;;347;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0336
t4g.micro;2;;1;1024;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;2;2;2;;87;2085;11800;27;;;;;;;;;;;true;true;partition,spread;;true;false;;;false;0.0084
t4g.nano;2;;1;512;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;2;2;2;;43;2085;11800;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.0042
t4g.small;2;;1;2048;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;3;4;4;;174;2085;11800;27;;;;;;;;;;;true;true;partition,spread;;true;false;;;false;0.0168
t4g.xlarge;4;4;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 5 Gigabit;;4;15;15;;695;2780;15700;27;;;;;;;;;;;true;;partition,spread;;true;false;;;false;0.1344
trn1.2xlarge;;4;;;;3.5;;;;;legacy-bios;;;;;;;4;15;15;;5000;20000;65000;25;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];required;;;[{"name":"Trainium","count":1,"memMiB":32768}];;;;;;;;;;false;false;false;1.34375
trn1.32xlarge;128;64;;524288;;3.5;;;;;legacy-bios;;;;true;8x 100 Gigabit;8;40;;;;80000;80000;260000;28;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;[{"name":"Trainium","count":16,"memMiB":32768}];;;;;;;capacity-block,on-demand,spot;;;false;false;false;21.5
trn1n.32xlarge;128;64;;524288;;3.5;;;;;legacy-bios;;;;true;16x 100 Gigabit;16;80;;;;80000;80000;260000;28;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;[{"name":"Trainium","count":16,"memMiB":32768}];;;;;;;;;false;false;false;false;24.78
trn2.3xlarge;12;6;;131072;;3.5;;;;;;;;;true;200 Gigabit;;2;15;15;;5000;5000;16250;;dedicated;470;[{"count":1,"sizeGB":470,"type":"ssd"}];required;;;[{"name":"Trainium2","count":1,"memMiB":524288}];;;;;;;capacity-block,on-demand,spot;;false;false;false
trn2.48xlarge;192;96;;2097152;;3.5;;;;;;;;;true;16x 200 Gigabit;16;32;;;;80000;80000;260000;64;dedicated;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];required;;;[{"name":"Trainium2","count":16,"memMiB":524288}];;;;;;;capacity-block,on-demand,spot;;false;false
u-3tb1.56xlarge;224;112;;3145728;;2.1;;;;;legacy-bios;;;;;50 Gigabit;;;30;30;;19000;19000;80000;27;;;;;;;;;;;;;;on-demand;;false;;false;false;27.3
u-6tb1.112xlarge;448;224;;6291456;;2.1;;;;;legacy-bios;;;;;100 Gigabit;;15;;;;38000;38000;160000;27;;;;;;;;;;;;;;on-demand;;;;false;false;54.6
u-6tb1.56xlarge;224;224;1;6291456;;2.1;;;;;legacy-bios;;;;;100 Gigabit;;15;;;;38000;38000;160000;27;;;;;;;;;;;;;;on-demand;;;;false;false;46.40391
u7i-12tb.224xlarge;896;448;;12582912;;1.9;;;;;;;;;true;100 Gigabit;;15;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;125.58182
u7i-6tb.112xlarge;448;224;;6291456;;1.9;;;;;;;;;true;100 Gigabit;;15;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;62.79
u7i-8tb.112xlarge;448;224;;8388608;;1.9;;;;;;;;;true;100 Gigabit;;15;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;83.72
u7in-16tb.224xlarge;896;448;;16777216;;1.9;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;180.47558
u7in-24tb.224xlarge;896;448;;25165824;;1.9;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;270.73128
u7in-32tb.224xlarge;896;448;;33554432;;1.9;;;;;;;;;true;200 Gigabit;2;16;;;;100000;100000;560000;128;dedicated;;;;;;;;;;;;;on-demand;;;;;false;360.98695
vt1.24xlarge;96;48;;196608;;2.5;;;;;legacy-bios;;;;true;25 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;[{"name":"U30","count":8}];;;;partition,spread;;;;;false;false;5.2
vt1.3xlarge;12;6;;24576;;2.5;;;;;legacy-bios;;;;;3.12 Gigabit;;4;15;15;;2375;4750;20000;25;;;;;;;;;[{"name":"U30","count":1}];;;;partition,spread;;;;;false;false;0.65
vt1.6xlarge;24;12;;49152;;2.5;;;;;legacy-bios;;;;;6.25 Gigabit;;;30;30;;4750;4750;20000;23;;;;;;;;;[{"name":"U30","count":2}];;;;partition,spread;;;;;false;false;1.3
x1.16xlarge;64;32;;999424;;2.3;xen;;;;legacy-bios;ebs,instance-store;supported;unsupported;;10 Gigabit;;;30;30;;7000;7000;;40;;1920;[{"count":1,"sizeGB":1920,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;6.669
x1.32xlarge;128;64;;1998848;;2.3;xen;;;;legacy-bios;ebs,instance-store;supported;unsupported;;25 Gigabit;;;30;30;;14000;14000;80000;40;;3840;[{"count":2,"sizeGB":1920,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;13.338
x1e.16xlarge;64;32;;1998848;;2.3;xen;;;;legacy-bios;;supported;unsupported;;10 Gigabit;;;30;30;;7000;7000;;40;;1920;[{"count":1,"sizeGB":1920,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;13.344
x1e.2xlarge;;4;;249856;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;1000;1000;7400;40;;240;[{"count":1,"sizeGB":240,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;1.668
x1e.32xlarge;128;64;;3997696;;2.3;xen;;;;legacy-bios;;supported;unsupported;;25 Gigabit;;;30;30;;14000;14000;80000;40;;3840;[{"count":2,"sizeGB":1920,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;26.688
x1e.4xlarge;16;8;;499712;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;1750;1750;10000;40;;480;[{"count":1,"sizeGB":480,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;3.336
x1e.8xlarge;32;16;;999424;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;4;15;15;;3500;3500;20000;40;;960;[{"count":1,"sizeGB":960,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;6.672
x1e.xlarge;4;;;124928;;2.3;xen;;;;legacy-bios;;supported;unsupported;;Up to 10 Gigabit;;3;10;10;;500;500;3700;40;;120;[{"count":1,"sizeGB":120,"type":"ssd"}];unsupported;;;;;;;;;;;;;;false;false;0.834
x2gd.12xlarge;48;48;1;786432;AWS;2.5;;;;arm64;uefi;;;;;20 Gigabit;;;30;30;;14250;14250;60000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;4.008
x2gd.16xlarge;64;64;1;1048576;AWS;2.5;;;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;5.344
x2gd.2xlarge;;8;1;131072;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;2375;4750;20000;26;;475;[{"count":1,"sizeGB":475,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.668
x2gd.4xlarge;16;16;1;262144;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;1.336
x2gd.8xlarge;32;32;1;524288;AWS;2.5;;;;arm64;uefi;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;;2.672
x2gd.large;2;;1;;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;3;10;10;;630;4750;20000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.167
x2gd.medium;1;1;1;16384;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;2;4;4;;315;4750;20000;26;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;false;0.0835
x2gd.metal;64;64;1;1048576;AWS;2.5;null;true;;arm64;uefi;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;5.8784
x2gd.xlarge;4;4;1;65536;AWS;2.5;;;;arm64;uefi;;;;;Up to 10 Gigabit;;4;15;15;;1188;4750;20000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;true;;false;false;;0.334
x2idn.16xlarge;64;32;;1048576;;3.5;;;;;;;;;;50 Gigabit;;15;;;;;40000;173333;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;;;6.669
x2idn.24xlarge;96;48;;1572864;;3.5;;;;;;;;;;75 Gigabit;;15;;;;60000;60000;260000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;;;;10.0035
x2idn.32xlarge;128;64;;2097152;;3.5;;;;;;;;;true;100 Gigabit;;15;;;;80000;80000;260000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;;;13.338
x2idn.metal;128;64;;2097152;;3.5;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;80000;80000;260000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;false;false;13.338
x2iedn.16xlarge;64;32;;2097152;;3.5;;;;;;;;;;50 Gigabit;;15;;;;;40000;130000;26;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;;;13.338
x2iedn.24xlarge;96;48;;3145728;;3.5;;;;;;;;;;75 Gigabit;;15;;;;60000;60000;195000;25;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];required;;;;;;;;;;;;;;;;20.007
x2iedn.2xlarge;;4;;262144;;3.5;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;5000;20000;65000;26;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];required;;;;;;;;;;;;;;;;1.66725
x2iedn.32xlarge;128;64;;4194304;;3.5;;;;;;;;;true;100 Gigabit;;15;;;;80000;80000;260000;25;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;;;26.676
x2iedn.4xlarge;16;8;;524288;;3.5;;;;;;;;;;Up to 25 Gigabit;;;30;30;;10000;20000;65000;26;;475;[{"count":1,"sizeGB":475,"type":"ssd"}];required;;;;;;;;;;;;;;;;3.3345
x2iedn.8xlarge;32;16;;1048576;;3.5;;;;;;;;;;25 Gigabit;;;30;30;;20000;20000;65000;26;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;;;;6.669
x2iedn.metal;128;64;;4194304;;3.5;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;80000;80000;260000;31;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;;false;false;26.676
x2iedn.xlarge;4;;;131072;;3.5;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;2500;20000;65000;26;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];required;;;;;;;;;;;;;;;;0.83363
x2iezn.12xlarge;48;24;;1572864;;4.5;;;;;;;;;true;100 Gigabit;;15;;;;19000;19000;80000;27;;;;;;;;;;;;;;;;;;;;10.008
x2iezn.2xlarge;;4;;262144;;4.5;;;;;;;;;;Up to 25 Gigabit;;4;15;15;;3170;3170;13333;27;;;;;;;;;;;;;;;;;;;;1.668
x2iezn.4xlarge;16;8;;524288;;4.5;;;;;;;;;;Up to 25 Gigabit;;;30;30;;4750;4750;20000;27;;;;;;;;;;;;;;;;;;;;3.336
x2iezn.6xlarge;24;12;;786432;;4.5;;;;;;;;;;50 Gigabit;;;30;30;;9500;9500;;27;;;;;;;;;;;;;;;;;;;;5.004
x2iezn.8xlarge;32;16;;1048576;;4.5;;;;;;;;;;75 Gigabit;;;30;30;;12000;12000;55000;27;;;;;;;;;;;;;;;;;;;;6.672
x2iezn.metal;48;24;;1572864;;4.5;null;true;;;legacy-bios;;;;true;100 Gigabit;;15;;;;19000;19000;80000;31;;;;;;;;;;;;;;;;;;false;false;10.008
x8aedz.12xlarge;48;48;1;1572864;AMD;5;;;;;;;;;;37.5 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false
x8aedz.24xlarge;96;96;1;3145728;AMD;5;;;;;;;;;true;75 Gigabit;;16;64;64;;60000;60000;240000;128;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false
x8aedz.3xlarge;12;12;1;393216;AMD;5;;;;;;;;;;Up to 18.75 Gigabit;;;40;40;;7500;15000;60000;;dedicated;950;[{"count":1,"sizeGB":950,"type":"ssd"}];required;;;;;;;;;;;;;false
x8aedz.6xlarge;24;24;1;786432;AMD;5;;;;;;;;;;18.75 Gigabit;;;40;40;;15000;15000;60000;;dedicated;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];required;;;;;;;;;;;;;false
x8aedz.large;2;;1;65536;AMD;5;;;;;;;;;;Up to 18.75 Gigabit;;4;20;20;;1250;15000;60000;;dedicated;158;[{"count":1,"sizeGB":158,"type":"ssd"}];required;;;;;;;;;;;true;;false
x8aedz.metal-12xl;48;48;1;1572864;AMD;5;null;true;;;legacy-bios;;;;;37.5 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false
x8aedz.metal-24xl;96;96;1;3145728;AMD;5;null;true;;;legacy-bios;;;;true;75 Gigabit;;16;64;64;;60000;60000;240000;79;dedicated;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false
x8aedz.xlarge;4;4;1;131072;AMD;5;;;;;;;;;;Up to 18.75 Gigabit;;4;20;20;;2500;15000;60000;;dedicated;316;[{"count":1,"sizeGB":316,"type":"ssd"}];required;;;;;;;;;;;true;;false
x8g.12xlarge;48;48;1;786432;AWS;2.8;;;;arm64;uefi;;;;;22.5 Gigabit;;;30;30;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;4.6896
x8g.16xlarge;64;64;1;1048576;AWS;2.8;;;;arm64;uefi;;;;;30 Gigabit;;15;;;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;6.2528
x8g.24xlarge;96;96;1;1572864;AWS;2.8;;;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;9.3792
x8g.2xlarge;;8;1;131072;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;4;15;15;;2500;;;;dedicated;;;;;;;;;;;;;;;;;;;0.7816
x8g.48xlarge;192;192;1;3145728;AWS;2.7;;;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;18.7584
x8g.4xlarge;16;16;1;262144;AWS;2.8;;;;arm64;uefi;;;;;Up to 15 Gigabit;;;30;30;;5000;;;;dedicated;;;;;;;;;;;;;;;;;;;1.5632
x8g.8xlarge;32;32;1;524288;AWS;2.8;;;;arm64;uefi;;;;;15 Gigabit;;;30;30;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;3.1264
x8g.large;2;;1;;AWS;2.8;;;;arm64;uefi;;;;;;;3;10;10;;630;;;;dedicated;;;;;;;;;;;;;;;;;;;0.1954
x8g.medium;1;1;1;16384;AWS;2.8;;;;arm64;uefi;;;;;;;2;4;4;;315;;;;dedicated;;;;;;;;;;;;;;;;;;false;0.0977
x8g.metal-24xl;96;96;1;1572864;AWS;2.8;null;true;;arm64;uefi;;;;true;40 Gigabit;;15;;;;30000;30000;120000;39;dedicated;;;;;;;;;;;;;;;;;false;false;10.31712
x8g.metal-48xl;192;192;1;3145728;AWS;2.7;null;true;;arm64;uefi;;;;true;50 Gigabit;;15;;;;;40000;240000;79;dedicated;;;;;;;;;;;;;;;;;false;false;18.7584
x8g.xlarge;4;4;1;65536;AWS;2.8;;;;arm64;uefi;;;;;;;4;15;15;;1250;;;;dedicated;;;;;;;;;;;;;;;;;;;0.3908
x8i.12xlarge;48;24;;786432;;;;;;;;;;;;22.5 Gigabit;;12;;;;15000;15000;60000;;dedicated;;;;;;;;;;;;;;;;;;;5.25192
x8i.16xlarge;64;32;;1048576;;;;;;;;;;;;30 Gigabit;;16;64;64;;20000;20000;80000;48;dedicated;;;;;;;;;;;;;;;;;;;7.00256
x8i.24xlarge;96;48;;1572864;;;;;;;;;;;;40 Gigabit;;16;64;64;;30000;30000;120000;64;dedicated;;;;;;;;;;;;;;;;;;;10.50384
x8i.2xlarge;;4;;131072;;;;;;;;;;;;Up to 15 Gigabit;;4;30;30;;2500;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.87532
x8i.32xlarge;128;64;;2097152;;;;;;;;;;;;50 Gigabit;;24;64;64;;;40000;160000;88;dedicated;;;;;;;;;;;;;;;;;;;14.00512
x8i.48xlarge;192;96;;3145728;;;;;;;;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;128;dedicated;;;;;;;;;;;;;;;;;;;21.00768
x8i.4xlarge;16;8;;262144;;;;;;;;;;;;Up to 15 Gigabit;;;;;;5000;;;;dedicated;;;;;;;;;;;;;;;;;;;1.75064
x8i.64xlarge;256;128;;4194304;;;;;;;;;;;true;80 Gigabit;;24;64;64;;70000;70000;320000;128;dedicated;;;;;;;;;;;;;;;;;;;28.01024
x8i.8xlarge;32;16;;524288;;;;;;;;;;;;15 Gigabit;;10;;;;10000;;;;dedicated;;;;;;;;;;;;;;;;;;;3.50128
x8i.96xlarge;384;192;;6291456;;;;;;;;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;128;dedicated;;;;;;;;;;;;;;;;;;;48.74438
x8i.large;2;1;;;;;;;;;;;;;;;;3;20;20;;650;;;;dedicated;;;;;;;;;;;;;;true;;;;false;0.21883
x8i.metal-48xl;192;96;;3145728;;;null;true;;;legacy-bios;;;;true;75 Gigabit;;24;64;64;;60000;60000;240000;64;;;;;;;;;;;;;;;;;;false;false;23.10845
x8i.metal-96xl;384;192;;6291456;;;null;true;;;legacy-bios;;;;true;100 Gigabit;;24;64;64;;80000;80000;480000;79;;;;;;;;;;;;;;;;;;false;false;48.74438
x8i.xlarge;4;;;65536;;;;;;;;;;;;;;4;30;30;;1250;;;;dedicated;;;;;;;;;;;;;;true;;;;;0.43766
z1d.12xlarge;48;24;;393216;;4;;;;;;;;;;25 Gigabit;;15;;;;19000;19000;80000;25;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;4.464
z1d.2xlarge;;4;;65536;;4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;3170;3170;13333;26;;300;[{"count":1,"sizeGB":300,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.744
z1d.3xlarge;12;6;;98304;;4;;;;;;;;;;Up to 10 Gigabit;;;30;30;;4750;4750;20000;26;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];required;;;;;;;;;;;;;false;;;1.116
z1d.6xlarge;24;12;;196608;;4;;;;;;;;;;12 Gigabit;;;30;30;;9500;9500;;26;;900;[{"count":1,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;;;2.232
z1d.large;2;1;;16384;;4;;;;;;;;;;Up to 10 Gigabit;;3;10;10;;800;3170;13333;26;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];required;;;;;;;;;;;;;false;;false;0.186
z1d.metal;48;24;;393216;;4;null;true;;;legacy-bios;;;;;25 Gigabit;;15;;;;19000;19000;80000;31;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];required;;;;;;;;;;;;;false;false;false;4.464
z1d.xlarge;4;;;;;4;;;;;;;;;;Up to 10 Gigabit;;4;15;15;;1580;3170;13333;26;;150;[{"count":1,"sizeGB":150,"type":"ssd"}];required;;;;;;;;;;;;;false;;;0.372
`;
