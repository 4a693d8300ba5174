// Derived by scripts/derive-instance-types.ts from getmoto/moto moto/ec2/resources/instance_types.json
// at commit 0af643a5dbfc98797f08ee64f5be3ef8002d56ff (moto is Apache-2.0; values are AWS DescribeInstanceTypes output).
// Prices: usdPerHourUsEast1 = Linux on-demand us-east-1 from aws/karpenter-provider-aws pkg/providers/pricing/zz_generated.pricing_aws.go (generated 2026-07-20, Apache-2.0); 1345 of 1373 types priced.
// First line: the usual value of each column. Then each family with what it usually has instead, and below it,
// indented, its sizes with what they have instead of that; "-" stands for nothing.

/** A table as one text, because V8 reads past a string many times faster than it reads an object. */
export const instanceTypesTable = `
8;32768;;2;40000;10000;40000;Up to 12.5 Gigabit;8;50;50;32;0;;2;Intel;3.9;nitro;false;hvm;x86_64;legacy-bios,uefi;ebs;required;required;false;1;default;shared;;;;;;;true;false;false;cluster,partition,spread;on-demand,spot;false;true;true;true;true
a1;16;;0.408;16;3500;3500;20000;Up to 10 Gigabit;4;15;15;27;;;1;AWS;2.3;;;;arm64;uefi;;;;;;;;;;;;;;false;;;;;;;;false;false
 2xlarge;8;16384;0.204;8;1750
 4xlarge;;;;;;;;;8;30;30
 large;2;4096;0.051;2;525;;;;3;10;10
 medium;1;2048;0.0255;1;300;;;;2;4;4
 metal;;;;;;;;;8;30;30;31;;;;;;null;true
 xlarge;4;8192;0.102;4;800
c1;2;1740;0.13;;-;-;-;Moderate;2;6;0;39;350;[{"count":1,"sizeGB":350,"type":"hdd"}];1;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;ebs,instance-store;unsupported;unsupported;;;unsupported;;unsupported;;;;;;false;;;partition,spread;;;false;false;false;false
 medium;
 xlarge;8;7168;0.52;8;1000;1000;8000;High;4;15;;;1680;[{"count":4,"sizeGB":420,"type":"hdd"}];;;;;;;x86_64;;;;;;;supported
c3;;15360;0.42;4;-;-;-;High;4;15;15;39;160;[{"count":2,"sizeGB":80,"type":"ssd"}];;;2.8;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;;;true;;;false;false
 2xlarge;;;;;1000;1000;8000
 4xlarge;16;30720;0.84;8;2000;2000;16000;;8;30;30;;320;[{"count":2,"sizeGB":160,"type":"ssd"}]
 8xlarge;32;61440;1.68;16;;;;10 Gigabit;8;30;30;;640;[{"count":2,"sizeGB":320,"type":"ssd"}];;;;;;;;;;;;;;unsupported
 large;2;3840;0.105;1;;;;Moderate;3;10;10;;32;[{"count":2,"sizeGB":16,"type":"ssd"}];;;;;;;i386,x86_64;;;;;;;unsupported
 xlarge;4;7680;0.21;2;500;500;4000;Moderate;;;;;80;[{"count":2,"sizeGB":40,"type":"ssd"}]
c4;;15360;0.398;4;1000;1000;8000;High;4;15;15;40;;;;;2.9;xen;;;;legacy-bios;;unsupported;unsupported;;;;;;;;;;;false;;;;;true;;;false;false
 2xlarge;
 4xlarge;16;30720;0.796;8;2000;2000;16000;;8;30;30
 8xlarge;36;61440;1.591;18;4000;4000;32000;10 Gigabit;8;30;30
 large;2;3840;0.1;1;500;500;4000;Moderate;3;10;10
 xlarge;4;7680;0.199;2;750;750;6000
c5;96;196608;4.08;48;19000;4750;20000;Up to 10 Gigabit;;30;30;27;;;;;3.4;;;;;;;;;;;;;;;;;;;false;;;;;true
 12xlarge;48;98304;2.04;24;9500;9500;40000;12 Gigabit;;;;;;;;;3.6
 18xlarge;72;147456;3.06;36;;19000;80000;25 Gigabit;15;50;50
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50;;;;;;3.6;;;;;;;;;;;;;;;;;;;;;;;;false;false
 2xlarge;8;16384;0.34;4;2300;;;;4;15;15
 4xlarge;16;32768;0.68;8;4750
 9xlarge;36;73728;1.53;18;9500;9500;40000;12 Gigabit
 large;2;4096;0.085;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;;;;;3.6;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;false;;false;false
 xlarge;4;8192;0.17;2;1150;;;;4;15;15
c5a;48;98304;1.848;24;4750;3170;13300;Up to 10 Gigabit;;30;30;27;;;;AMD;3.3;;;;;;;;;;;;;;;;;;;;;;;;;false
 12xlarge;;;;;;4750;20000;12 Gigabit
 16xlarge;64;131072;2.464;32;6300;6300;26700;20 Gigabit;15;50;50
 24xlarge;96;196608;3.696;48;9500;9500;40000;20 Gigabit;15;50;50
 2xlarge;8;16384;0.308;4;800;;;;4;15;15
 4xlarge;16;32768;0.616;8;1580
 8xlarge;32;65536;1.232;16;3170;;;10 Gigabit
 large;2;4096;0.077;1;200;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;8192;0.154;2;400;;;;4;15;15
c5ad;48;98304;2.064;24;4750;3170;13300;Up to 10 Gigabit;;30;30;25;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;AMD;3.3;;;;;;;;;;;;;required;;;;;;;;;;;;false;false
 12xlarge;;;;;;4750;20000;12 Gigabit
 16xlarge;64;131072;2.752;32;6300;6300;26700;20 Gigabit;15;50;50;;2400;[{"count":2,"sizeGB":1200,"type":"ssd"}]
 24xlarge;96;196608;4.128;48;9500;9500;40000;20 Gigabit;15;50;50;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 2xlarge;8;16384;0.344;4;800;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;32768;0.688;8;1580;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}]
 8xlarge;32;65536;1.376;16;3170;;;10 Gigabit;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}]
 large;2;4096;0.086;1;200;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;8192;0.172;2;400;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
c5d;96;196608;4.608;48;19000;4750;20000;Up to 10 Gigabit;;30;30;26;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;;3.4;;;;;;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;2.304;24;9500;9500;40000;12 Gigabit;;;;25;;;;;3.6
 18xlarge;72;147456;3.456;36;;19000;80000;25 Gigabit;15;50;50;25
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50;23;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.6;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.384;4;2300;;;;4;15;15;;200;[{"count":1,"sizeGB":200,"type":"ssd"}]
 4xlarge;16;32768;0.768;8;4750;;;;;;;;400;[{"count":1,"sizeGB":400,"type":"ssd"}]
 9xlarge;36;73728;1.728;18;9500;9500;40000;12 Gigabit;;;;;900;[{"count":1,"sizeGB":900,"type":"ssd"}]
 large;2;4096;0.096;1;650;;;;3;10;10;;50;[{"count":1,"sizeGB":50,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.6;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;false;;false;false
 xlarge;4;8192;0.192;2;1150;;;;4;15;15;;100;[{"count":1,"sizeGB":100,"type":"ssd"}]
c5n;72;196608;3.888;36;19000;4750;20000;Up to 25 Gigabit;15;;;27;;;;;3.4
 18xlarge;;;;;;19000;80000;100 Gigabit;;;;;;;;;;;;;;;;;;true
 2xlarge;8;21504;0.432;4;2300;;;;4;15;15
 4xlarge;16;43008;0.864;8;4750;;;;8;30;30
 9xlarge;36;98304;1.944;18;9500;9500;40000;50 Gigabit;8;30;30;;;;;;;;;;;;;;;true
 large;2;5376;0.108;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;100 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;10752;0.216;2;1150;;;;4;15;15
c6a;192;393216;7.344;96;;;;;15;;;27;;;;AMD;3.6;;;;;;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;98304;1.836;24;15000;15000;60000;18.75 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;131072;2.448;32;20000;20000;80000;25 Gigabit
 24xlarge;96;196608;3.672;48;30000;30000;120000;37.5 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.306;4;2500;;;;4;15;15
 32xlarge;128;262144;4.896;64;;40000;160000;50 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.612;8;5000;;;;8;30;30
 8xlarge;32;65536;1.224;16;10000;;;12.5 Gigabit;8;30;30
 large;2;4096;0.0765;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;40000;240000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.153;2;1250;;;;4;15;15
c6g;64;131072;1.632;64;19000;4750;20000;Up to 10 Gigabit;;30;30;27;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;98304;;48;14250;14250;50000;20 Gigabit
 16xlarge;;;2.176;;;19000;80000;25 Gigabit;15;50;50
 2xlarge;8;16384;0.272;8;2375;;;;4;15;15
 4xlarge;16;32768;0.544;16;4750
 8xlarge;32;65536;1.088;32;9500;9500;40000;12 Gigabit
 large;2;4096;0.068;2;630;;;;3;10;10
 medium;1;2048;0.034;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;2.3066;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.136;4;1188;;;;4;15;15
c6gd;64;131072;1.8432;64;19000;4750;20000;Up to 10 Gigabit;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;;48;14250;14250;50000;20 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;;;2.4576;;;19000;80000;25 Gigabit;15;50;50;25
 2xlarge;8;16384;0.3072;8;2375;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;32768;0.6144;16;4750;;;;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.2288;32;9500;9500;40000;12 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;4096;0.0768;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;2048;0.0384;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;2.6051;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.1536;4;1188;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
c6gn;48;98304;2.0736;48;28500;9500;;Up to 25 Gigabit;;30;30;27;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;;;;;;false;;;;;true
 12xlarge;;;;;;28500;120000;75 Gigabit
 16xlarge;64;131072;2.7648;64;38000;38000;160000;100 Gigabit;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;16384;0.3456;8;4750;;;;4;15;15
 4xlarge;16;32768;0.6912;16;9500;;;25 Gigabit
 8xlarge;32;65536;1.3824;32;19000;19000;80000;50 Gigabit
 large;2;4096;0.0864;2;1235;;;;3;10;10
 medium;1;2048;0.0432;1;760;;;Up to 16 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;8192;0.1728;4;2375;;;;4;15;15
c6i;128;262144;5.44;64;;;;;15;;;27;;;;;3.5;;;;;;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;98304;2.04;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;131072;2.72;32;20000;20000;80000;25 Gigabit
 24xlarge;96;196608;4.08;48;30000;30000;120000;37.5 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.34;4;2500;;;;4;15;15
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.68;8;5000;;;;8;30;30
 8xlarge;32;65536;1.36;16;10000;;;12.5 Gigabit;8;30;30
 large;2;4096;0.085;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.17;2;1250;;;;4;15;15
c6id;128;262144;6.4512;64;;;;;15;;;26;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;2.4192;24;15000;15000;60000;18.75 Gigabit;8;30;30;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;64;131072;3.2256;32;20000;20000;80000;25 Gigabit;;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;196608;4.8384;48;30000;30000;120000;37.5 Gigabit;;;;23;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.4032;4;2500;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;23;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.8064;8;5000;;;;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.6128;16;10000;;;12.5 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;4096;0.1008;1;650;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.2016;2;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
c6in;128;262144;7.2576;64;100000;25000;100000;200 Gigabit;;;;27;;;;;3.5;;;;;;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;98304;2.7216;24;37500;37500;150000;75 Gigabit;;30;30
 16xlarge;64;131072;3.6288;32;50000;50000;200000;100 Gigabit;15
 24xlarge;96;196608;5.4432;48;75000;75000;300000;150 Gigabit;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.4536;4;6250;;;Up to 40 Gigabit;4;15;15
 32xlarge;;;;;;100000;400000;;16;;;;;;;;;;;;;;;;;true;2;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.9072;8;12500;;;Up to 50 Gigabit;;30;30
 8xlarge;32;65536;1.8144;16;25000;;;50 Gigabit;;30;30
 large;2;4096;0.1134;1;1562;;;Up to 25 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;100000;400000;;16;;;31;;;;;;null;true;;;legacy-bios;;;;true;2;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.2268;2;3125;;;Up to 30 Gigabit;4;15;15
c7a;192;393216;9.85344;192;;;;;15;;;;;;1;AMD;3.7;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.46336;48;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;131072;3.28448;64;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;96;196608;4.92672;96;30000;30000;120000;37.5 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.41056;8;2500;;;;4;15;15
 32xlarge;128;262144;6.56896;128;;40000;160000;50 Gigabit;;;;88;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.82112;16;5000;;;;8;30;30
 8xlarge;32;65536;1.64224;32;10000;;;12.5 Gigabit;8;30;30
 large;2;4096;0.10264;2;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 medium;1;2048;0.05132;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;;;;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.20528;4;1250;;;;4;15;15
c7g;64;131072;2.32;64;20000;;;;;30;30;27;;;1;AWS;2.6;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;98304;1.74;48;15000;15000;60000;22.5 Gigabit
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;16384;0.29;8;2500;;;Up to 15 Gigabit;4;15;15
 4xlarge;16;32768;0.58;16;5000;;;Up to 15 Gigabit
 8xlarge;32;65536;1.16;32;10000;;;15 Gigabit
 large;2;4096;0.0725;2;630;;;;3;10;10
 medium;1;2048;0.0363;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.145;4;1250;;;;4;15;15
c7gd;64;131072;2.903;64;20000;;;;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.6;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;2.1773;48;15000;15000;60000;22.5 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;25;;;;;;;;;;;;;;true
 2xlarge;8;16384;0.3629;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;32768;0.7258;16;5000;;;Up to 15 Gigabit;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.4515;32;10000;;;15 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;4096;0.0907;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;2048;0.0454;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.1814;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
c7gn;64;131072;3.9936;64;33333;;;200 Gigabit;;30;30;27;;;1;AWS;2.6;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true;;;;false
 12xlarge;48;98304;2.9952;48;25000;30000;120000;150 Gigabit
 16xlarge;;;;;;40000;160000;;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;16384;0.4992;8;4167;;;Up to 50 Gigabit;4;15;15
 4xlarge;16;32768;0.9984;16;8333;;;50 Gigabit
 8xlarge;32;65536;1.9968;32;16667;20000;80000;100 Gigabit
 large;2;4096;0.1248;2;1042;;;Up to 30 Gigabit;3;10;10
 medium;1;2048;0.0624;1;521;;;Up to 25 Gigabit;2;4;4
 metal;;;;;;40000;160000;;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false
 xlarge;4;8192;0.2496;4;2083;;;Up to 40 Gigabit;4;15;15
c7i-flex;48;98304;2.0349;24;7500;;;;;30;30;;;;;;3.2;;;;;;;;;;;;dedicated;;;;;;;;;;partition,spread;;true;false;;;false
 12xlarge;;;;;;15000;60000;Up to 18.75 Gigabit
 16xlarge;64;131072;2.7132;32;10000;20000;80000;Up to 25 Gigabit;15;50;50;48
 2xlarge;8;16384;0.33915;4;1250;;;;4;15;15
 4xlarge;16;32768;0.6783;8;2500
 8xlarge;32;65536;1.3566;16;5000
 large;2;4096;0.08479;1;312;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 xlarge;4;8192;0.16958;2;625;;;;4;15;15
c7i;96;196608;8.568;48;30000;;;;15;;;;;;;;3.2;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.142;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;131072;2.856;32;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;;;4.284;;;30000;120000;37.5 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false;false
 2xlarge;8;16384;0.357;4;2500;;;;4;15;15
 48xlarge;192;393216;;96;40000;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false;false
 4xlarge;16;32768;0.714;8;5000;;;;8;30;30
 8xlarge;32;65536;1.428;16;10000;;;12.5 Gigabit;8;30;30
 large;2;4096;0.08925;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;4.7124;;;30000;120000;37.5 Gigabit;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;false;;false;false
 metal-48xl;192;393216;;96;40000;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.1785;2;1250;;;;4;15;15
c8a;96;196608;10.34592;96;30000;;;;16;64;64;;;;1;AMD;4.5;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.58648;48;15000;15000;60000;22.5 Gigabit;12
 16xlarge;64;131072;3.44864;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;5.17296;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.43108;8;2500;;;Up to 15 Gigabit;4;40;40
 48xlarge;192;393216;;192;60000;60000;240000;75 Gigabit;24;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.86216;16;5000;;;Up to 15 Gigabit;8;40;40
 8xlarge;32;65536;1.72432;32;10000;;;15 Gigabit;10;40;40
 large;2;4096;0.10777;2;650;;;;3;20;20
 medium;1;2048;0.05389;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;5.69026;;;30000;120000;40 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;;;false;false
 metal-48xl;192;393216;;192;60000;60000;240000;75 Gigabit;24;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.21554;4;1250;;;;4;20;20
c8g;96;196608;7.65696;96;30000;;;;15;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;1.91424;48;15000;15000;60000;22.5 Gigabit;8;30;30
 16xlarge;64;131072;2.55232;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;3.82848;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.31904;8;2500;;;Up to 15 Gigabit;4;15;15
 48xlarge;192;393216;;192;40000;40000;240000;50 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.63808;16;5000;;;Up to 15 Gigabit;8;30;30
 8xlarge;32;65536;1.27616;32;10000;;;15 Gigabit;8;30;30
 large;2;4096;0.07976;2;630;;;;3;10;10
 medium;1;2048;0.03988;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;4.21133;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 metal-48xl;192;393216;;192;40000;40000;240000;50 Gigabit;;;;79;;;;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.15952;4;1250;;;;4;15;15
c8gb;96;196608;11.376;96;150000;25000;120000;200 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.844;48;75000;75000;360000;100 Gigabit;12;30;30
 16xlarge;64;131072;3.792;64;100000;100000;480000;133.33 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;5.688;;;150000;720000;;;;;64;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.474;8;12500;;;Up to 33.33 Gigabit;4;15;15
 48xlarge;192;393216;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.948;16;25000;;;33.33 Gigabit;8;30;30
 8xlarge;32;65536;1.896;32;50000;50000;240000;66.66 Gigabit;10;30;30
 large;2;4096;0.1185;2;3125;;;Up to 20 Gigabit;3;10;10
 medium;1;2048;0.05925;1;1562;;;Up to 16.66 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;6.02928;;;150000;720000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 metal-48xl;192;393216;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.237;4;6250;;;Up to 26.66 Gigabit;4;15;15
c8gd;96;196608;9.40608;96;30000;;;;15;;;;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;2.35152;48;15000;15000;60000;22.5 Gigabit;8;30;30;;2850;[{"count":3,"sizeGB":950,"type":"ssd"}]
 16xlarge;64;131072;3.13536;64;20000;20000;80000;30 Gigabit;;;;48;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;;;4.70304;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.39192;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 48xlarge;192;393216;;192;40000;40000;240000;50 Gigabit;;;;128;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.78384;16;5000;;;Up to 15 Gigabit;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.56768;32;10000;;;15 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;4096;0.09798;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;2048;0.04899;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;5.17334;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 metal-48xl;192;393216;;192;40000;40000;240000;50 Gigabit;;;;79;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.19596;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
c8gn;96;196608;11.376;96;60000;;;300 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.844;48;30000;30000;120000;150 Gigabit;12;30;30
 16xlarge;64;131072;3.792;64;40000;40000;160000;200 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;5.688;;;60000;240000;;;;;64;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.474;8;5000;;;Up to 50 Gigabit;4;15;15
 48xlarge;192;393216;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.948;16;10000;;;50 Gigabit;8;30;30
 8xlarge;32;65536;1.896;32;20000;20000;80000;100 Gigabit;10;30;30
 large;2;4096;0.1185;2;1250;;;Up to 30 Gigabit;3;10;10
 medium;1;2048;0.0593;1;760;;;Up to 25 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;6.0293;;;60000;240000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 metal-48xl;192;393216;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.237;4;2500;;;Up to 40 Gigabit;4;15;15
c8i-flex;48;98304;2.13648;24;7500;;;Up to 15 Gigabit;4;;;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;partition,spread;;true;false;;;false
 12xlarge;;;;;;15000;60000;Up to 22.5 Gigabit;12
 16xlarge;64;131072;2.84864;32;10000;20000;80000;Up to 30 Gigabit;16;64;64;48
 2xlarge;8;16384;0.35608;4;1250;;;;;30;30
 4xlarge;16;32768;0.71216;8;2500;;;;8
 8xlarge;32;65536;1.42432;16;5000;;;;10
 large;2;4096;0.08902;1;315;;;Up to 12.5 Gigabit;3;20;20
 xlarge;4;8192;0.17804;2;630;;;Up to 12.5 Gigabit;;30;30
c8i;192;393216;17.99232;96;60000;;;Up to 15 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;2.24904;24;15000;15000;60000;22.5 Gigabit;12;50;50
 16xlarge;64;131072;2.99872;32;20000;20000;80000;30 Gigabit;16;;;48
 24xlarge;96;196608;4.49808;48;30000;30000;120000;40 Gigabit;16;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.37484;4;2500;;;;4;30;30
 32xlarge;128;262144;5.99744;64;40000;40000;160000;50 Gigabit;;;;88;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 48xlarge;;;8.99616;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.74968;8;5000;;;;8;50;50
 8xlarge;32;65536;1.49936;16;10000;;;15 Gigabit;10;50;50
 96xlarge;384;786432;;192;80000;80000;480000;100 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 large;2;4096;0.09371;1;650;;;Up to 12.5 Gigabit;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;9.89578;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 metal-96xl;384;786432;;192;80000;80000;480000;100 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.18742;2;1250;;;Up to 12.5 Gigabit;4;30;30
c8ib;192;393216;26.12736;96;150000;25000;120000;200 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;3.26592;24;37500;37500;180000;50 Gigabit;12;50;50
 16xlarge;64;131072;4.35456;32;50000;50000;240000;66.66 Gigabit;16;;;48
 24xlarge;96;196608;6.53184;48;75000;75000;360000;100 Gigabit;16;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.54432;4;6250;;;Up to 26.66 Gigabit;4;30;30
 32xlarge;128;262144;8.70912;64;100000;100000;480000;133.33 Gigabit;16;;;88;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 48xlarge;;;13.06368;;;150000;720000;;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;1.08864;8;12500;;;Up to 33.33 Gigabit;8;50;50
 8xlarge;32;65536;2.17728;16;25000;;;33.33 Gigabit;8;50;50
 96xlarge;384;786432;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;;;;;;;;;;true;2;;;;;;;;;;;;;;false
 large;2;4096;0.13608;1;1563;;;Up to 16.66 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;14.37005;;;150000;720000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 metal-96xl;384;786432;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.27216;2;3125;;;Up to 20 Gigabit;4;30;30
c8id;192;393216;21.28896;96;60000;;;Up to 15 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;98304;2.66112;24;15000;15000;60000;22.5 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;131072;3.54816;32;20000;20000;80000;30 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;196608;5.32224;48;30000;30000;120000;40 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;16384;0.44352;4;2500;;;;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 32xlarge;128;262144;7.09632;64;40000;40000;160000;50 Gigabit;;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;10.64448;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;32768;0.88704;8;5000;;;;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.77408;16;10000;;;15 Gigabit;10;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 96xlarge;384;786432;;192;80000;80000;480000;100 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true
 large;2;4096;0.11088;1;650;;;Up to 12.5 Gigabit;3;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;11.70893;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;786432;;192;80000;80000;480000;100 Gigabit;;;;79;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;8192;0.22176;2;1250;;;Up to 12.5 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
c8in;192;393216;26.12736;96;60000;;;300 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;3.26592;24;15000;15000;60000;75 Gigabit;12;50;50
 16xlarge;64;131072;4.35456;32;20000;20000;80000;100 Gigabit;16;;;48
 24xlarge;96;196608;6.53184;48;30000;30000;120000;150 Gigabit;16;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.54432;4;2500;;;Up to 40 Gigabit;4;30;30
 32xlarge;128;262144;8.70912;64;40000;40000;160000;200 Gigabit;16;;;88;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 48xlarge;;;13.06368;;;60000;240000;;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;1.08864;8;5000;;;Up to 50 Gigabit;8;50;50
 8xlarge;32;65536;2.17728;16;10000;;;50 Gigabit;8;50;50
 96xlarge;384;786432;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;;;;;;;;;;true;2;;;;;;;;;;;;;;false
 large;2;4096;0.13608;1;650;;;Up to 25 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;14.37005;;;60000;240000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 metal-96xl;384;786432;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.27216;2;1250;;;Up to 30 Gigabit;4;30;30
c8ine;48;98304;4.0824;24;15000;;;75 Gigabit;4;;;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;;on-demand;;false
 12xlarge;;;;;;15000;60000;;12
 2xlarge;8;16384;0.6804;4;2500;;;12.5 Gigabit;;30;30
 4xlarge;16;32768;1.3608;8;5000;;;25 Gigabit;8
 8xlarge;32;65536;2.7216;16;10000;;;50 Gigabit;8
 large;2;4096;0.1701;1;650;;;3.125 Gigabit;;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;8192;0.3402;2;1250;;;6.25 Gigabit;;30;30
c9g;192;393216;2.08656;192;72000;12000;48000;Up to 15 Gigabit;24;64;64;;;;1;AWS;3.3;;;;arm64;uefi;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;98304;;48;18000;18000;72000;25 Gigabit;12;50;50
 16xlarge;64;131072;2.78208;64;24000;24000;96000;34 Gigabit;16;;;48
 24xlarge;96;196608;4.17312;96;36000;36000;144000;50 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.34776;8;3000;;;Up to 17 Gigabit;4;30;30
 48xlarge;;;8.34624;;;72000;288000;100 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.69552;16;6000;;;Up to 17 Gigabit;8;50;50
 8xlarge;32;65536;1.39104;32;12000;;;17 Gigabit;10;50;50
 large;2;4096;0.08694;2;760;;;;3;20;20
 medium;1;2048;0.04347;1;380;;;;2;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;9.18086;;;72000;288000;100 Gigabit;;;;79;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.17388;4;1500;;;;4;30;30
c9gd;192;393216;2.5632;192;72000;12000;48000;Up to 15 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];1;AWS;3.3;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;true;;false
 12xlarge;48;98304;;48;18000;18000;72000;25 Gigabit;12;50;50;;2850;[{"count":3,"sizeGB":950,"type":"ssd"}]
 16xlarge;64;131072;3.4176;64;24000;24000;96000;34 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;196608;5.1264;96;36000;36000;144000;50 Gigabit;;;;64;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;16384;0.4272;8;3000;;;Up to 17 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 48xlarge;;;10.2528;;;72000;288000;100 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;32768;0.8544;16;6000;;;Up to 17 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;65536;1.7088;32;12000;;;17 Gigabit;10;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;4096;0.1068;2;760;;;;3;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;2048;0.0534;1;380;;;;2;20;20;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;11.27808;;;72000;288000;100 Gigabit;;;;79;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;8192;0.2136;4;1500;;;;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
d2;;62464;1.38;4;1000;1000;8000;High;4;15;15;40;12288;[{"count":6,"sizeGB":2048,"type":"hdd"}];;;2.4;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;;;unsupported;;;;;;false;;;;;;;false;false;false
 2xlarge;
 4xlarge;16;124928;2.76;8;2000;2000;16000;;8;30;30;;24576;[{"count":12,"sizeGB":2048,"type":"hdd"}]
 8xlarge;36;249856;5.52;18;4000;4000;32000;10 Gigabit;8;30;30;;49152;[{"count":24,"sizeGB":2048,"type":"hdd"}]
 xlarge;4;31232;0.69;2;750;750;6000;Moderate;;;;;6144;[{"count":3,"sizeGB":2048,"type":"hdd"}]
d3;;65536;0.999;4;1700;2800;15000;Up to 15 Gigabit;4;5;5;21;11880;[{"count":6,"sizeGB":1980,"type":"hdd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;false;false
 2xlarge;
 4xlarge;16;131072;1.998;8;2800;;;;;10;10;15;23760;[{"count":12,"sizeGB":1980,"type":"hdd"}]
 8xlarge;32;262144;3.99552;16;5000;5000;30000;25 Gigabit;3;20;20;3;47520;[{"count":24,"sizeGB":1980,"type":"hdd"}]
 xlarge;4;32768;0.499;2;850;;;;;3;3;24;5940;[{"count":3,"sizeGB":1980,"type":"hdd"}]
d3en;48;196608;6.30864;24;7000;2800;15000;Up to 25 Gigabit;4;30;30;3;335520;[{"count":24,"sizeGB":13980,"type":"hdd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;false;false
 12xlarge;;;;;;7000;40000;75 Gigabit;3
 2xlarge;8;32768;1.051;4;1700;;;;;5;5;23;55920;[{"count":4,"sizeGB":13980,"type":"hdd"}]
 4xlarge;16;65536;2.103;8;2800;;;25 Gigabit;;10;10;19;111840;[{"count":8,"sizeGB":13980,"type":"hdd"}]
 6xlarge;24;98304;3.154;12;4000;4000;25000;40 Gigabit;;15;15;15;167760;[{"count":12,"sizeGB":13980,"type":"hdd"}]
 8xlarge;32;131072;4.20576;16;5000;5000;30000;50 Gigabit;;20;20;11;223680;[{"count":16,"sizeGB":13980,"type":"hdd"}]
 xlarge;4;16384;0.526;2;850;;;;;3;3;25;27960;[{"count":2,"sizeGB":13980,"type":"hdd"}]
dl2q;96;786432;;48;19000;19000;80000;100 Gigabit;15;;;19;;;;;2.5;;;;;;;;;true;;;;;;;;[{"name":"Qualcomm AI100","count":8}];;;;;;;;;false;false
 24xlarge;
f2;48;524288;3.96;24;15000;15000;60000;25 Gigabit;;30;30;;1880;[{"count":2,"sizeGB":940,"type":"ssd"}];;AMD;3.4;;;;;;;;;;;;dedicated;required;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":2,"memMiB":81920}];;;;;;;;;;;false
 12xlarge;
 48xlarge;192;2097152;15.84;96;60000;60000;240000;100 Gigabit;15;50;50;128;7520;[{"count":8,"sizeGB":940,"type":"ssd"}];;;;;;;;;;;;true;;;;;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":8,"memMiB":81920}]
 6xlarge;24;262144;1.98;12;7500;7500;30000;12.5 Gigabit;;;;;940;[{"count":1,"sizeGB":940,"type":"ssd"}];;;;;;;;;;;;;;;;;;[{"name":"Virtex UltraScale+ (VU47P)","maker":"Xilinx","count":1,"memMiB":81920}]
g4ad;64;262144;3.468;32;6300;3170;13333;Up to 10 Gigabit;2;4;4;25;2400;[{"count":2,"sizeGB":1200,"type":"ssd"}];;AMD;3;;;;;legacy-bios;;;;;;;;required;[{"name":"Radeon Pro V520","maker":"AMD","count":1,"logicalCount":1,"memMiB":8192}];;;;;;;;;;;;false;false;false
 16xlarge;;;;;;6300;26667;25 Gigabit;8;30;30;21;;;;;;;;;;;;;;;;;;;[{"name":"Radeon Pro V520","maker":"AMD","count":4,"logicalCount":4,"memMiB":8192}];;;;;;;;;;;false
 2xlarge;8;32768;0.54117;4;800;;;;;;;;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;65536;0.867;8;1580;;;;3;10;10;;600;[{"count":1,"sizeGB":600,"type":"ssd"}]
 8xlarge;32;131072;1.734;16;3170;;;15 Gigabit;4;15;15;24;1200;[{"count":1,"sizeGB":1200,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"Radeon Pro V520","maker":"AMD","count":2,"logicalCount":2,"memMiB":8192}]
 xlarge;4;16384;0.37853;2;400;;;;;;;;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
g4dn;48;196608;3.912;24;9500;9500;;50 Gigabit;3;10;10;25;900;[{"count":1,"sizeGB":900,"type":"ssd"}];;;2.5;;;;;;;;;true;;;;required;[{"name":"T4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;false
 12xlarge;;;;;;;;;8;30;30;22;;;;;;;;;;;;;;;;;;;[{"name":"T4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":16384}];;;;;;;;;;;true
 16xlarge;64;262144;4.352;32;;;;;4;15;15
 2xlarge;8;32768;0.752;4;1150;3500;20000;Up to 25 Gigabit;;;;;225;[{"count":1,"sizeGB":225,"type":"ssd"}];;;;;;;;;;;;false
 4xlarge;16;65536;1.204;8;4750;4750;20000;Up to 25 Gigabit;;;;;225;[{"count":1,"sizeGB":225,"type":"ssd"}];;;;;;;;;;;;false
 8xlarge;32;131072;2.176;16;;;;;4;15;15
 metal;96;393216;7.824;48;19000;19000;80000;100 Gigabit;15;50;50;31;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;;;;;;[{"name":"T4","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":16384}];;;;;;;;;;;true;;false;false
 xlarge;4;16384;0.526;2;950;3500;20000;Up to 25 Gigabit;;;;;125;[{"count":1,"sizeGB":125,"type":"ssd"}];;;;;;;;;;;;false
g5;48;196608;5.672;24;16000;16000;65000;25 Gigabit;;;;25;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];;AMD;3.3;;;;;;;;;true;;;;required;[{"name":"A10G","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;false;;;;;;false;false
 12xlarge;;;;;;;;40 Gigabit;15;;;22;;;;;;;;;;;;;;;;;;;[{"name":"A10G","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}]
 16xlarge;64;262144;4.096;32;;;;;;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;393216;8.144;48;19000;19000;80000;50 Gigabit;15;;;22;;;;;;;;;;;;;;;;;;;[{"name":"A10G","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;;;;;;;true
 2xlarge;8;32768;1.212;4;850;3500;15000;Up to 10 Gigabit;4;15;15;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];;;;;;;;;;;;false
 48xlarge;192;786432;16.288;96;19000;19000;80000;100 Gigabit;7;;;9;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"A10G","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":22888}];;;;;;;;;;;true
 4xlarge;16;65536;1.624;8;4750;4750;20000;Up to 25 Gigabit;;30;30;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];;;;;;;;;;;;false
 8xlarge;32;131072;2.448;16;;;;;;30;30;;900;[{"count":1,"sizeGB":900,"type":"ssd"}]
 xlarge;4;16384;1.006;2;700;3500;15000;Up to 10 Gigabit;4;15;15;;250;[{"count":1,"sizeGB":250,"type":"ssd"}];;;;;;;;;;;;false
g5g;64;131072;2.744;64;19000;4750;20000;Up to 10 Gigabit;15;;;26;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;[{"name":"T4g","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":16384}];;;;;;;;;;;false;;false;false
 16xlarge;;;;;;19000;80000;25 Gigabit;;;;25;;;;;;;;;;;;;;;;;;;[{"name":"T4g","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":16384}];;;;;;;;;;;true
 2xlarge;8;16384;0.556;8;2375;;;;4;15;15
 4xlarge;16;32768;0.828;16;4750;;;;8;30;30
 8xlarge;32;65536;1.372;32;9500;9500;40000;12 Gigabit;8;30;30
 metal;;;;;;19000;80000;25 Gigabit;;;;31;;;;;;null;true;;;;;;;;;;;;[{"name":"T4g","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":16384}];;;;;;;;;;;true;false
 xlarge;4;8192;0.42;4;1188;;;;4;15;15
g6;48;196608;4.6016;24;20000;20000;80000;25 Gigabit;;30;30;;3760;[{"count":4,"sizeGB":940,"type":"ssd"}];;AMD;3.4;;;;;;;;;true;;;dedicated;required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false
 12xlarge;;;;;;;;40 Gigabit;;;;;;;;;;;;;;;;;;;;;;;[{"name":"L4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}]
 16xlarge;64;262144;3.3968;32;;;;;15;50;50;48;1880;[{"count":2,"sizeGB":940,"type":"ssd"}]
 24xlarge;96;393216;6.6752;48;30000;30000;120000;50 Gigabit;15;50;50;64;;;;;;;;;;;;;;;;;;;[{"name":"L4","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":22888}];;;;;;;;;;;true
 2xlarge;8;32768;0.9776;4;2000;5000;20000;Up to 10 Gigabit;4;15;15;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];;;;;;;;;;;;false
 48xlarge;192;786432;13.3504;96;60000;60000;240000;100 Gigabit;15;50;50;128;7520;[{"count":8,"sizeGB":940,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"L4","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":22888}];;;;;;;;;;;true
 4xlarge;16;65536;1.3232;8;8000;8000;32000;Up to 25 Gigabit;;;;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];;;;;;;;;;;;false
 8xlarge;32;131072;2.0144;16;16000;16000;64000;;;;;;900;[{"count":2,"sizeGB":450,"type":"ssd"}]
 xlarge;4;16384;0.8048;2;1000;5000;20000;Up to 10 Gigabit;4;15;15;;250;[{"count":1,"sizeGB":250,"type":"ssd"}];;;;;;;;;;;;false
g6e;48;393216;10.49264;24;20000;20000;80000;Up to 20 Gigabit;4;30;30;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];;AMD;3.4;;;;;;;;;true;;;dedicated;required;[{"name":"L40S","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":45776}];;;;;;;;;;;false;false
 12xlarge;;;;;;;;100 Gigabit;10;;;;;;;;;;;;;;;;;;;;;;[{"name":"L40S","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":45776}]
 16xlarge;64;524288;7.57719;32;;;;35 Gigabit;15;50;50;48;1900;[{"count":2,"sizeGB":950,"type":"ssd"}]
 24xlarge;96;786432;15.06559;48;30000;30000;120000;200 Gigabit;20;50;50;64;;;;;;;;;;;;;;;2;;;;[{"name":"L40S","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":45776}];;;;;;;;;;;true
 2xlarge;8;65536;2.24208;4;2000;5000;20000;;;15;15;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];;;;;;;;;;;;false
 48xlarge;192;1572864;30.13118;96;60000;60000;240000;400 Gigabit;40;50;50;128;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;4;;;;[{"name":"L40S","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":45776}];;;;;;;;;;;true
 4xlarge;16;131072;3.00424;8;8000;8000;32000;20 Gigabit;8;;;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];;;;;;;;;;;;false
 8xlarge;32;262144;4.52856;16;16000;16000;64000;25 Gigabit;8;;;;900;[{"count":2,"sizeGB":450,"type":"ssd"}]
 xlarge;4;32768;1.861;2;1000;5000;20000;;;15;15;;250;[{"count":1,"sizeGB":250,"type":"ssd"}];;;;;;;;;;;;false
g6f;;;0.475;4;2000;5000;20000;Up to 10 Gigabit;4;15;15;;100;[{"count":1,"sizeGB":100,"type":"ssd"}];;AMD;3.4;;;;;;;;;;;;dedicated;required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":2861}];;;;;;;;;;;false;false
 2xlarge;;;;;;;;;;;;;200;[{"count":1,"sizeGB":200,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":5722}]
 4xlarge;16;65536;0.95;8;6000;6000;24000;Up to 25 Gigabit;8;30;30;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":11444}]
 large;2;8192;0.202;1;936;;;;2;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;16384;0.2375;2;1000
g7;48;196608;7.12832;48;20000;8000;32000;175 Gigabit;24;64;64;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];1;;;;;;;;;;;true;;;dedicated;required;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":32768}];;;;;;;;;;;;false
 12xlarge;;;;;;20000;80000;;12;;;;;;;;;;;;;;;;;;;;;;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":32768}]
 24xlarge;96;393216;14.25664;96;40000;40000;160000;350 Gigabit;;;;64;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":32768}]
 2xlarge;8;32768;2.52;8;4000;;;Up to 60 Gigabit;4;;;;440;[{"count":1,"sizeGB":440,"type":"ssd"}];;;;;;;;;;;;false;;;;;;;;;;;;;;;;false
 48xlarge;192;786432;28.51328;192;80000;80000;320000;700 Gigabit;;;;128;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;2;;;;[{"name":"RTX PRO 4500","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":32768}]
 4xlarge;16;65536;3.04208;16;8000;;;Up to 100 Gigabit;8;;;;875;[{"count":1,"sizeGB":875,"type":"ssd"}];;;;;;;;;;;;false;;;;;;;;;;;;;;;;false
 8xlarge;32;131072;4.08624;32;16000;16000;64000;100 Gigabit;10;;;;930;[{"count":1,"sizeGB":930,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;false
g7e;48;524288;8.28608;24;25000;25000;100000;50 Gigabit;;64;64;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;2.4;;;;;;;;;true;;;dedicated;required;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":98304}];;;;;;;;;;;;false
 12xlarge;;;;;;;;400 Gigabit;10;;;;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;;;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":2,"logicalCount":2,"memMiB":98304}]
 24xlarge;96;1048576;16.57216;48;50000;50000;200000;800 Gigabit;20;;;64;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;2;;;;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":4,"logicalCount":4,"memMiB":98304}]
 2xlarge;8;65536;3.36312;4;2000;5000;20000;;4;;;;;;;;;;;;;;;;;false;;;;;;;;;;;;;;;;false
 48xlarge;192;2097152;33.14432;96;100000;100000;400000;1600 Gigabit;40;;;128;15200;[{"count":4,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;4;;;;[{"name":"RTX PRO Server 6000","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":98304}]
 4xlarge;16;131072;3.99816;8;8000;8000;32000;;;;;;;;;;;;;;;;;;;false;;;;;;;;;;;;;;;;false
 8xlarge;32;262144;5.26824;16;16000;16000;64000;100 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
gr6;16;131072;1.5392;8;8000;8000;32000;Up to 25 Gigabit;;30;30;;600;[{"count":1,"sizeGB":600,"type":"ssd"}];;AMD;3.4;;;;;;;;;;;;dedicated;required;[{"name":"L4","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":22888}];;;;;;;;;;;false;false
 4xlarge;
 8xlarge;32;262144;2.4464;16;16000;16000;64000;25 Gigabit;;;;;900;[{"count":2,"sizeGB":450,"type":"ssd"}];;;;;;;;;;;;true
gr6f;16;131072;1.066;8;8000;8000;32000;Up to 25 Gigabit;;30;30;;450;[{"count":1,"sizeGB":450,"type":"ssd"}];;AMD;3.4;;;;;;;;;;;;dedicated;required;[{"name":"L4","maker":"NVIDIA","count":0,"logicalCount":1,"memMiB":11444}];;;;;;;;;;;false;false
 4xlarge;
h1;64;262144;3.744;32;14000;14000;80000;Up to 10 Gigabit;;30;30;40;16000;[{"count":8,"sizeGB":2000,"type":"hdd"}];;;2.3;xen;;;;legacy-bios;;supported;unsupported;;;;;unsupported;;;;;;;;;;;;;false;false;false
 16xlarge;;;;;;;;25 Gigabit;;50;50
 2xlarge;8;32768;0.468;4;1750;1750;12000;;4;15;15;;2000;[{"count":1,"sizeGB":2000,"type":"hdd"}]
 4xlarge;16;65536;0.936;8;3500;3500;20000;;;;;;4000;[{"count":2,"sizeGB":2000,"type":"hdd"}]
 8xlarge;32;131072;1.872;16;7000;7000;40000;10 Gigabit;;;;;8000;[{"count":4,"sizeGB":2000,"type":"hdd"}]
hpc6a;96;393216;;96;87;2085;11000;100 Gigabit;2;;;27;;;1;AMD;3.6;;;;;;;;;true;;;;;;;;;;;;;;on-demand;;false;;;false
 48xlarge;
hpc6id;64;1048576;;64;87;2085;11000;200 Gigabit;2;;;23;15200;[{"count":4,"sizeGB":3800,"type":"ssd"}];1;;3.5;;;;;;;;;true;2;;;required;;;;;;;;;;on-demand;;false;false;;false
 32xlarge;
hpc7a;24;786432;;24;87;2085;11000;300 Gigabit;4;;;27;;;1;AMD;3.7;;;;;;;;;true;2;;dedicated;;;;;;;;;;;on-demand;;false;;false;false
 12xlarge;
 24xlarge;48;;;48
 48xlarge;96;;;96
 96xlarge;192;;;192
hpc7g;64;131072;1.6832;64;87;2085;11000;200 Gigabit;4;;;27;;;1;AWS;2.6;;;;arm64;uefi;;;;true;;;;;;;;;;;;;;on-demand;;false;;false;false
 16xlarge;
 4xlarge;16;;;16
 8xlarge;32;;;32
hpc8a;192;786432;;192;87;2085;11000;300 Gigabit;4;;;27;;;1;AMD;4.5;;;;;;;;;true;2;;dedicated;;;;;;;;;;;on-demand;;false;;;false
 96xlarge;
i2;;62464;1.705;4;1000;1000;8000;High;4;15;15;40;1600;[{"count":2,"sizeGB":800,"type":"ssd"}];;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;;;;;false;false;false
 2xlarge;
 4xlarge;16;124928;3.41;8;2000;2000;16000;;8;30;30;;3200;[{"count":4,"sizeGB":800,"type":"ssd"}]
 8xlarge;32;249856;6.82;16;-;-;-;10 Gigabit;8;30;30;;6400;[{"count":8,"sizeGB":800,"type":"ssd"}];;;;;;;;;;;;;;unsupported
 xlarge;4;31232;0.853;2;500;500;4000;Moderate;;;;;800;[{"count":1,"sizeGB":800,"type":"ssd"}]
i3;64;499712;4.992;32;14000;14000;65000;Up to 10 Gigabit;4;15;15;40;15200;[{"count":8,"sizeGB":1900,"type":"ssd"}];;;2.3;xen;;;;legacy-bios;;supported;supported;;;;;required;;;;;;;;;;;true;;false;false;false
 16xlarge;;;;;;;;25 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;62464;0.624;4;1700;1700;12000;;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 4xlarge;16;124928;1.248;8;3500;3500;16000;;8;30;30;;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 8xlarge;32;249856;2.496;16;7000;7000;32500;10 Gigabit;8;30;30;;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;15616;0.156;1;425;425;3000;;3;10;10;;475;[{"count":1,"sizeGB":475,"type":"ssd"}]
 xlarge;4;31232;0.312;2;850;850;6000;;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
i3en;96;786432;10.848;48;19000;4750;20000;Up to 25 Gigabit;4;15;15;26;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;5.424;24;9500;9500;40000;50 Gigabit;8;30;30;23;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;true
 24xlarge;;;;;;19000;80000;100 Gigabit;15;50;50;19;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.904;4;2307;;;;;;;25;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 3xlarge;12;98304;1.356;6;3800;;;;;;;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 6xlarge;24;196608;2.712;12;4750;;;25 Gigabit;8;30;30;25;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}]
 large;2;16384;0.226;1;576;;;;3;10;10;;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;19000;80000;100 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.452;2;1153;;;;;;;;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
i4g;64;524288;4.94208;64;20000;;;Up to 10 Gigabit;4;15;15;26;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false;false
 16xlarge;;;;;;20000;80000;37.5 Gigabit;15;50;50;23;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.61776;8;2500;;;Up to 12 Gigabit;;;;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}]
 4xlarge;16;131072;1.23552;16;5000;;;Up to 25 Gigabit;8;30;30;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}]
 8xlarge;32;262144;2.47104;32;10000;;;18.75 Gigabit;8;30;30;25;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.15444;2;625;;;;3;10;10;;468;[{"count":1,"sizeGB":468,"type":"ssd"}]
 xlarge;4;32768;0.30888;4;1250;;;;;;;;937;[{"count":1,"sizeGB":937,"type":"ssd"}]
i4i;128;1048576;4.118;64;;;;75 Gigabit;15;30;30;26;30000;[{"count":8,"sizeGB":3750,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;;24;15000;15000;60000;28.12 Gigabit;8;;;24;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;524288;5.491;32;20000;20000;80000;37.5 Gigabit;;50;50;23;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}]
 24xlarge;96;786432;8.2368;48;30000;30000;120000;56.25 Gigabit;;;;21;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.686;4;2500;;;Up to 12 Gigabit;4;15;15;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}]
 32xlarge;;;10.9824;;;40000;160000;;;50;50;19;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.373;8;5000;;;Up to 25 Gigabit;8;;;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}]
 8xlarge;32;262144;2.746;16;10000;;;18.75 Gigabit;8;;;25;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}]
 large;2;16384;0.172;1;625;;;Up to 10 Gigabit;3;10;10;;468;[{"count":1,"sizeGB":468,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;10.982;;;40000;160000;;;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.343;2;1250;;;Up to 10 Gigabit;4;15;15;;937;[{"count":1,"sizeGB":937,"type":"ssd"}]
i7i;96;786432;4.5302;48;30000;;;Up to 56.25 Gigabit;15;;;;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];;;2.4;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;;24;15000;15000;60000;Up to 28 Gigabit;8;30;30;;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}]
 16xlarge;64;524288;6.0403;32;20000;20000;80000;Up to 37.5 Gigabit;;;;48;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}]
 24xlarge;;;9.0605;;;30000;120000;;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.755;4;2500;;;Up to 12 Gigabit;4;15;15;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;18.121;96;60000;60000;240000;Up to 100 Gigabit;;;;128;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;true
 4xlarge;16;131072;1.5101;8;5000;;;Up to 25 Gigabit;8;30;30;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.0202;16;10000;;;Up to 25 Gigabit;8;30;30;;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}]
 large;2;16384;0.1888;1;625;;;Up to 10 Gigabit;3;10;10;;468;[{"count":1,"sizeGB":468,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;9.6204;;;30000;120000;;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;19.2408;96;60000;60000;240000;Up to 100 Gigabit;;;;79;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.3775;2;1250;;;Up to 10 Gigabit;4;15;15;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
i7ie;96;786432;6.2376;48;30000;;;Up to 25 Gigabit;15;;;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];;;3.6;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;;24;15000;15000;60000;Up to 50 Gigabit;8;;;;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}]
 18xlarge;72;589824;9.3564;36;22500;22500;90000;Up to 75 Gigabit;;;;48;45000;[{"count":6,"sizeGB":7500,"type":"ssd"}]
 24xlarge;;;12.4752;;;30000;120000;Up to 100 Gigabit;;;;64
 2xlarge;8;65536;1.0396;4;2500;;;;4;15;15;;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 3xlarge;12;98304;1.5594;6;3750;;;;4;15;15;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;24.9504;96;60000;60000;240000;100 Gigabit;;;;128;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;true
 6xlarge;24;196608;3.1188;12;7500;;;;8;30;30;;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}]
 large;2;16384;0.2599;1;625;;;;3;10;10;;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;13.2844;;;30000;120000;Up to 100 Gigabit;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;26.5687;96;60000;60000;240000;100 Gigabit;;;;79;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.5198;2;1250;;;;4;15;15;;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
i8g;96;786432;4.1184;96;30000;;;Up to 56.25 Gigabit;15;;;;22500;[{"count":6,"sizeGB":3750,"type":"ssd"}];1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;;48;15000;15000;60000;Up to 28.12 Gigabit;8;30;30;;11250;[{"count":3,"sizeGB":3750,"type":"ssd"}]
 16xlarge;64;524288;5.4912;64;20000;20000;80000;Up to 37.5 Gigabit;;;;48;15000;[{"count":4,"sizeGB":3750,"type":"ssd"}]
 24xlarge;;;8.2368;;;30000;120000;;;;;64
 2xlarge;8;65536;0.6864;8;2500;;;Up to 12 Gigabit;4;15;15;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;16.4736;192;60000;60000;240000;Up to 100 Gigabit;;;;128;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;true
 4xlarge;16;131072;1.3728;16;5000;;;Up to 25 Gigabit;8;30;30;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.7456;32;10000;;;Up to 25 Gigabit;8;30;30;;7500;[{"count":2,"sizeGB":3750,"type":"ssd"}]
 large;2;16384;0.1716;2;625;;;Up to 10 Gigabit;3;10;10;;468;[{"count":1,"sizeGB":468,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 metal-24xl;;;9.06048;;;30000;120000;;;;;39;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;18.12096;192;60000;60000;240000;Up to 100 Gigabit;;;;79;45000;[{"count":12,"sizeGB":3750,"type":"ssd"}];;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.3432;4;1250;;;Up to 10 Gigabit;4;15;15;;937;[{"count":1,"sizeGB":937,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
i8ge;96;786432;5.6952;96;30000;;;Up to 25 Gigabit;16;;;;60000;[{"count":8,"sizeGB":7500,"type":"ssd"}];1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;;48;15000;15000;60000;75 Gigabit;12;30;30;;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}]
 18xlarge;72;589824;8.5428;72;22500;22500;90000;112.5 Gigabit;;;;48;45000;[{"count":6,"sizeGB":7500,"type":"ssd"}]
 24xlarge;;;11.3904;;;30000;120000;150 Gigabit;;;;64
 2xlarge;8;65536;0.9492;8;2500;;;;4;15;15;;5000;[{"count":2,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 3xlarge;12;98304;1.4238;12;3750;;;;6;30;30;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;22.7808;192;60000;60000;240000;300 Gigabit;24;;;128;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];;;2.7;;;;;;;;;true
 6xlarge;24;196608;2.8476;24;7500;;;37.5 Gigabit;10;30;30;;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}]
 large;2;16384;0.2373;2;625;;;;3;10;10;;1250;[{"count":1,"sizeGB":1250,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 metal-24xl;;;12.1313;;;30000;120000;150 Gigabit;;;;39;;;;;;null;true;;;;;;;;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;24.2626;192;60000;60000;240000;300 Gigabit;24;;;79;120000;[{"count":16,"sizeGB":7500,"type":"ssd"}];;;2.7;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.4746;4;1250;;;;4;15;15;;2500;[{"count":1,"sizeGB":2500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
im4gn;64;262144;5.82067;64;;;;Up to 25 Gigabit;4;15;15;26;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false;;false
 16xlarge;;;;;;40000;160000;100 Gigabit;15;50;50;23;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.72758;8;5000;;;;;;;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}]
 4xlarge;16;65536;1.45517;16;10000;;;25 Gigabit;8;30;30;;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}]
 8xlarge;32;131072;2.91034;32;20000;20000;80000;50 Gigabit;8;30;30;25;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}]
 large;2;8192;0.1819;2;1250;;;;3;10;10;;937;[{"count":1,"sizeGB":937,"type":"ssd"}]
 xlarge;4;16384;0.36379;4;2500;;;;;;;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}]
inf1;96;196608;4.721;48;1190;4750;20000;Up to 25 Gigabit;4;30;30;26;;;;;2.5;;;;;;;;;;;;;;;;[{"name":"Inferentia","count":1,"memMiB":8192}];[{"name":"Inferentia","count":1}]
 24xlarge;;;;;19000;19000;80000;100 Gigabit;11;;;11;;;;;;;;;;;;;;true;;;;;;;[{"name":"Inferentia","count":16,"memMiB":8192}];[{"name":"Inferentia","count":16}]
 2xlarge;8;16384;0.362;4;;;;;;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 6xlarge;24;49152;1.18;12;4750;;;25 Gigabit;8;;;23;;;;;;;;;;;;;;;;;;;;;[{"name":"Inferentia","count":4,"memMiB":8192}];[{"name":"Inferentia","count":4}]
 xlarge;4;8192;0.228;2;;;;;;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
inf2;96;393216;6.49063;48;30000;;;50 Gigabit;15;;;28;;;;AMD;3.6;;;;;;;;;;;;;;;;[{"name":"Inferentia2","count":1,"memMiB":32768}];[{"name":"Inferentia2","count":1}];;;;;;;;;false
 24xlarge;;;;;;30000;120000;;;;;;;;;;;;;;;;;;;;;;;;;;[{"name":"Inferentia2","count":6,"memMiB":32768}];[{"name":"Inferentia2","count":6}]
 48xlarge;192;786432;12.98127;96;60000;60000;240000;100 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;[{"name":"Inferentia2","count":12,"memMiB":32768}];[{"name":"Inferentia2","count":12}]
 8xlarge;32;131072;1.96786;16;10000;;;Up to 25 Gigabit;8;30;30;26;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;16384;0.7582;2;1250;;;Up to 15 Gigabit;4;15;15;26;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
is4gen;;49152;1.1526;8;5000;;;Up to 25 Gigabit;4;15;15;26;7500;[{"count":1,"sizeGB":7500,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;false;false;false;false
 2xlarge;
 4xlarge;16;98304;2.3052;16;10000;;;25 Gigabit;8;30;30;25;15000;[{"count":2,"sizeGB":7500,"type":"ssd"}]
 8xlarge;32;196608;4.6104;32;20000;20000;80000;50 Gigabit;8;30;30;23;30000;[{"count":4,"sizeGB":7500,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;12288;0.28815;2;1250;;;;3;10;10;;1875;[{"count":1,"sizeGB":1875,"type":"ssd"}]
 medium;1;6144;0.14408;1;625;;;;2;4;4;;937;[{"count":1,"sizeGB":937,"type":"ssd"}]
 xlarge;4;24576;0.5763;4;2500;;;;;;;;3750;[{"count":1,"sizeGB":3750,"type":"ssd"}]
m1;1;7680;0.175;1;-;-;-;Moderate;2;10;0;39;840;[{"count":2,"sizeGB":420,"type":"hdd"}];1;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;partition,spread;;;false;false;false;false
 large;2;;;2;500;500;4000;;3
 medium;;3788;0.087;;;;;;;6;;;410;[{"count":1,"sizeGB":410,"type":"hdd"}];;;;;;;i386,x86_64;;;;;;;unsupported
 small;;1740;0.044;;;;;Low;;4;;;160;[{"count":1,"sizeGB":160,"type":"hdd"}];;;;;;;i386,x86_64;;;;;;;unsupported
 xlarge;4;15360;0.35;4;1000;1000;8000;High;4;15;;;1680;[{"count":4,"sizeGB":420,"type":"hdd"}]
m2;4;35020;0.49;4;500;500;4000;Moderate;4;30;0;39;850;[{"count":1,"sizeGB":850,"type":"hdd"}];1;;-;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;partition,spread;;;false;false;false;false
 2xlarge;
 4xlarge;8;70041;0.98;8;1000;1000;8000;High;8;;;;1680;[{"count":2,"sizeGB":840,"type":"hdd"}]
 xlarge;2;17510;0.245;2;-;-;-;;;15;;;420;[{"count":1,"sizeGB":420,"type":"hdd"}];;;;;;;;;;;;;;unsupported
m3;;30720;0.532;1;-;-;-;High;4;30;0;39;160;[{"count":2,"sizeGB":80,"type":"ssd"}];;;2.5;xen;;hvm,paravirtual;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;partition,spread;;true;;;false;false
 2xlarge;;;;4;1000;1000;8000
 large;2;7680;0.133;;;;;Moderate;3;10;;;32;[{"count":1,"sizeGB":32,"type":"ssd"}];;;;;;;;;;;;;;unsupported
 medium;1;3840;0.067;;;;;Moderate;2;6;;;4;[{"count":1,"sizeGB":4,"type":"ssd"}];1;;;;;;;;;;;;;unsupported
 xlarge;4;15360;0.266;2;500;500;4000;;;15;;;80;[{"count":2,"sizeGB":40,"type":"ssd"}]
m4;40;163840;2;20;4000;4000;32000;High;;30;30;40;;;;;2.4;xen;;;;legacy-bios;;unsupported;unsupported;;;;;;;;;;;false;;;;;true;;;false;false
 10xlarge;;;;;;;;10 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.2;32;10000;10000;65000;25 Gigabit;;;;;;;;;2.3;;;;;;;supported;;;;;;;;;;;;;;;;;false;false
 2xlarge;8;32768;0.4;4;1000;1000;8000;;4;15;15
 4xlarge;16;65536;0.8;8;2000;2000;16000
 large;2;8192;0.1;1;450;450;3600;Moderate;2;10;10
 xlarge;4;16384;0.2;2;750;750;6000;;4;15;15
m5;96;393216;4.608;48;19000;4750;18750;Up to 10 Gigabit;;30;30;27;;;;;3.1;;;;;;;;;;;;;;;;;;;false;;;;;true
 12xlarge;48;196608;2.304;24;9500;9500;40000;12 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.072;32;13600;13600;60000;20 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.384;4;2300;;;;4;15;15
 4xlarge;16;65536;0.768;8;4750
 8xlarge;32;131072;1.536;16;6800;6800;30000;10 Gigabit
 large;2;8192;0.096;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.192;2;1150;;;;4;15;15
m5a;48;196608;2.064;24;6780;2880;16000;Up to 10 Gigabit;;30;30;27;;;;AMD;2.5;;;;;;;;;;;;;;;;;;;;;;;;true;false
 12xlarge;;;;;;6780;30000;10 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;2.752;32;9500;9500;40000;12 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;96;393216;4.128;48;13750;13750;60000;20 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.344;4;1580;;;;4;15;15
 4xlarge;16;65536;0.688;8;2880
 8xlarge;32;131072;1.376;16;4750;4750;20000
 large;2;8192;0.086;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;16384;0.172;2;1085;;;;4;15;15
m5ad;48;196608;2.472;24;6780;2880;16000;Up to 10 Gigabit;;30;30;25;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;AMD;2.2;;;;;;;;;;;;;required;;;;;;;;;;;true;false;false
 12xlarge;;;;;;6780;30000;10 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.296;32;9500;9500;40000;12 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];;;2.5;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;96;393216;4.944;48;13750;13750;60000;20 Gigabit;15;50;50;23;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.412;4;1580;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;65536;0.824;8;2880;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}]
 8xlarge;32;131072;1.648;16;4750;4750;20000;;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];;;2.5
 large;2;8192;0.103;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;16384;0.206;2;1085;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
m5d;96;393216;5.424;48;19000;4750;18750;Up to 10 Gigabit;;30;30;25;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;196608;2.712;24;9500;9500;40000;12 Gigabit;;;;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.616;32;13600;13600;60000;20 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50;23;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.452;4;2300;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;65536;0.904;8;4750;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}]
 8xlarge;32;131072;1.808;16;6800;6800;30000;10 Gigabit;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}]
 large;2;8192;0.113;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.226;2;1150;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
m5dn;96;393216;6.528;48;19000;4750;18750;Up to 25 Gigabit;;30;30;25;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;196608;3.264;24;9500;9500;40000;50 Gigabit;;;;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}]
 16xlarge;64;262144;4.352;32;13600;13600;60000;75 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}]
 24xlarge;;;;;;19000;80000;100 Gigabit;15;50;50;23;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.544;4;2300;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;65536;1.088;8;4750;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}]
 8xlarge;32;131072;2.176;16;6800;6800;30000;25 Gigabit;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}]
 large;2;8192;0.136;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;100 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.272;2;1150;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
m5n;96;393216;5.712;48;19000;4750;18750;Up to 25 Gigabit;;30;30;27;;;;;3.1
 12xlarge;48;196608;2.856;24;9500;9500;40000;50 Gigabit
 16xlarge;64;262144;3.808;32;13600;13600;60000;75 Gigabit;15;50;50
 24xlarge;;;;;;19000;80000;100 Gigabit;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.476;4;2300;;;;4;15;15
 4xlarge;16;65536;0.952;8;4750
 8xlarge;32;131072;1.904;16;6800;6800;30000;25 Gigabit
 large;2;8192;0.119;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;100 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.238;2;1150;;;;4;15;15
m5zn;48;196608;3.9641;24;19000;3170;13333;Up to 25 Gigabit;15;;;27;;;;;4.5
 12xlarge;;;;;;19000;80000;100 Gigabit;;;;;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.6607;4;3170;;;;4;15;15
 3xlarge;12;49152;0.991;6;4750;4750;20000;;8;30;30
 6xlarge;24;98304;1.982;12;9500;9500;40000;50 Gigabit;8;30;30
 large;2;8192;0.1652;1;800;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;4.3605;;;19000;80000;100 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.3303;2;1564;;;;4;15;15
m6a;192;786432;8.2944;96;;;;;15;;;27;;;;AMD;3.6
 12xlarge;48;196608;2.0736;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;262144;2.7648;32;20000;20000;80000;25 Gigabit
 24xlarge;96;393216;4.1472;48;30000;30000;120000;37.5 Gigabit
 2xlarge;8;32768;0.3456;4;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;5.5296;64;;40000;160000;50 Gigabit
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.6912;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.3824;16;10000;;;12.5 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.0864;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;40000;240000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.1728;2;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m6g;64;262144;1.848;64;19000;4750;20000;Up to 10 Gigabit;;30;30;27;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;196608;;48;14250;14250;50000;20 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;2.464;;;19000;80000;25 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.308;8;2375;;;;4;15;15
 4xlarge;16;65536;0.616;16;4750
 8xlarge;32;131072;1.232;32;9500;9500;40000;12 Gigabit
 large;2;8192;0.077;2;630;;;;3;10;10
 medium;1;4096;0.0385;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;2.6112;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.154;4;1188;;;;4;15;15
m6gd;64;262144;2.1696;64;19000;4750;20000;Up to 10 Gigabit;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;196608;;48;14250;14250;50000;20 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;2.8928;;;19000;80000;25 Gigabit;15;50;50;25;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.3616;8;2375;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;65536;0.7232;16;4750;;;;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;131072;1.4464;32;9500;9500;40000;12 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;8192;0.0904;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;4096;0.0452;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;3.0664;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.1808;4;1188;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
m6i;128;524288;6.144;64;;;;;15;;;27;;;;;3.5;;;;;;;;;;;;;;;;;;;false
 12xlarge;48;196608;2.304;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;262144;3.072;32;20000;20000;80000;25 Gigabit
 24xlarge;96;393216;4.608;48;30000;30000;120000;37.5 Gigabit
 2xlarge;8;32768;0.384;4;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.768;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.536;16;10000;;;12.5 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.096;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.192;2;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m6id;128;524288;7.5936;64;;;;;15;;;26;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;196608;2.8476;24;15000;15000;60000;18.75 Gigabit;8;30;30;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;64;262144;3.7968;32;20000;20000;80000;25 Gigabit;;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;393216;5.6952;48;30000;30000;120000;37.5 Gigabit;;;;23;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}]
 2xlarge;8;32768;0.4746;4;2500;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;23;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.9492;8;5000;;;;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.8984;16;10000;;;12.5 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.11865;1;650;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.2373;2;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
m6idn;128;524288;10.18368;64;100000;25000;100000;200 Gigabit;;;;26;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;196608;3.81888;24;37500;37500;150000;75 Gigabit;;30;30;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;64;262144;5.09184;32;50000;50000;200000;100 Gigabit;15;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;393216;7.63776;48;75000;75000;300000;150 Gigabit;15;;;23;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}]
 2xlarge;8;32768;0.63648;4;6250;;;Up to 40 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;100000;400000;;16;;;23;;;;;;;;;;;;;;true;2
 4xlarge;16;65536;1.27296;8;12500;;;Up to 50 Gigabit;;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.54592;16;25000;;;50 Gigabit;;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.15912;1;1562;;;Up to 25 Gigabit;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;100000;400000;;16;;;31;;;;;;null;true;;;legacy-bios;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.31824;2;3125;;;Up to 30 Gigabit;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
m6in;128;524288;8.91072;64;100000;25000;100000;200 Gigabit;;;;27;;;;;3.5
 12xlarge;48;196608;3.34152;24;37500;37500;150000;75 Gigabit;;30;30
 16xlarge;64;262144;4.45536;32;50000;50000;200000;100 Gigabit;15
 24xlarge;96;393216;6.68304;48;75000;75000;300000;150 Gigabit;15
 2xlarge;8;32768;0.55692;4;6250;;;Up to 40 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;100000;400000;;16;;;;;;;;;;;;;;;;;true;2
 4xlarge;16;65536;1.11384;8;12500;;;Up to 50 Gigabit;;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.22768;16;25000;;;50 Gigabit;;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.13923;1;1562;;;Up to 25 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;100000;400000;;16;;;31;;;;;;null;true;;;legacy-bios;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.27846;2;3125;;;Up to 30 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m7a;192;786432;11.12832;192;;;;;15;;;;;;1;AMD;3.7;;;;;;;;;;;;dedicated
 12xlarge;48;196608;2.78208;48;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;262144;3.70944;64;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;96;393216;5.56416;96;30000;30000;120000;37.5 Gigabit;;;;64
 2xlarge;8;32768;0.46368;8;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;7.41888;128;;40000;160000;50 Gigabit;;;;88
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.92736;16;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.85472;32;10000;;;12.5 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.11592;2;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 medium;1;4096;0.05796;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;;;;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.23184;4;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m7g;64;262144;2.6112;64;20000;;;;;30;30;27;;;1;AWS;2.6;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;196608;1.9584;48;15000;15000;60000;22.5 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.3264;8;2500;;;Up to 15 Gigabit;4;15;15
 4xlarge;16;65536;0.6528;16;5000;;;Up to 15 Gigabit
 8xlarge;32;131072;1.3056;32;10000;;;15 Gigabit
 large;2;8192;0.0816;2;630;;;;3;10;10
 medium;1;4096;0.0408;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.1632;4;1250;;;;4;15;15
m7gd;64;262144;3.4171;64;20000;;;;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.6;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;196608;2.5628;48;15000;15000;60000;22.5 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;25;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.4271;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;65536;0.8543;16;5000;;;Up to 15 Gigabit;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;131072;1.7086;32;10000;;;15 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;8192;0.1068;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;4096;0.0534;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.2136;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
m7i-flex;48;196608;2.29824;24;7500;;;;;30;30;;;;;;3.2;;;;;;;;;;;;dedicated;;;;;;;;;;partition,spread;;true;false;;;false
 12xlarge;;;;;;15000;60000;Up to 18.75 Gigabit
 16xlarge;64;262144;3.06432;32;10000;20000;80000;Up to 25 Gigabit;15;50;50;48
 2xlarge;8;32768;0.38304;4;1250;;;;4;15;15
 4xlarge;16;65536;0.76608;8;2500
 8xlarge;32;131072;1.53216;16;5000
 large;2;8192;0.09576;1;312;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 xlarge;4;16384;0.19152;2;625;;;;4;15;15
m7i;96;393216;9.6768;48;30000;;;;15;;;;;;;;3.2;;;;;;;;;;;;dedicated
 12xlarge;48;196608;2.4192;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;262144;3.2256;32;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;;;4.8384;;;30000;120000;37.5 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.4032;4;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;96;40000;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;;false
 4xlarge;16;65536;0.8064;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.6128;16;10000;;;12.5 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.1008;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;5.32224;;;30000;120000;37.5 Gigabit;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;false;;false;false
 metal-48xl;192;786432;;96;40000;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.2016;2;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8a;96;393216;11.68512;96;30000;;;;16;64;64;;;;1;AMD;4.5;;;;;;;;;;;;dedicated
 12xlarge;48;196608;2.92128;48;15000;15000;60000;22.5 Gigabit;12
 16xlarge;64;262144;3.89504;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;5.84256;;;30000;120000;40 Gigabit;;;;64
 2xlarge;8;32768;0.48688;8;2500;;;Up to 15 Gigabit;4;40;40;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;192;60000;60000;240000;75 Gigabit;24;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.97376;16;5000;;;Up to 15 Gigabit;8;40;40;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.94752;32;10000;;;15 Gigabit;10;40;40;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.12172;2;650;;;;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;4096;0.06086;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;6.42682;;;30000;120000;40 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;786432;;192;60000;60000;240000;75 Gigabit;24;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.24344;4;1250;;;;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8azn;48;196608;4.95504;48;30000;15000;60000;100 Gigabit;16;64;64;;;;1;AMD;5;;;;;;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;;;;;;30000;120000;;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;96;393216;9.91008;96;60000;60000;240000;200 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 3xlarge;12;49152;1.23876;12;7500;;;Up to 50 Gigabit;8;40;40
 6xlarge;24;98304;2.47752;24;15000;;;50 Gigabit;8;40;40
 large;2;8192;0.20646;2;1250;;;Up to 30 Gigabit;4;20;20
 medium;1;4096;0.10323;1;625;;;Up to 25 Gigabit;3;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-12xl;;;5.45054;;;30000;120000;;;;;64;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;false;;;false;false
 metal-24xl;96;393216;10.90109;96;60000;60000;240000;200 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.41292;4;2500;;;Up to 40 Gigabit;4;20;20
m8g;96;393216;8.61696;96;30000;;;;15;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;196608;2.15424;48;15000;15000;60000;22.5 Gigabit;8;30;30
 16xlarge;64;262144;2.87232;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;4.30848;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.35904;8;2500;;;Up to 15 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;192;40000;40000;240000;50 Gigabit;;;;128;;;;;2.7;;;;;;;;;true
 4xlarge;16;65536;0.71808;16;5000;;;Up to 15 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.43616;32;10000;;;15 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.08976;2;630;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;4096;0.04488;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;4.73933;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;786432;;192;40000;40000;240000;50 Gigabit;;;;79;;;;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.17952;4;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8gb;96;393216;13.968;96;150000;25000;120000;200 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;196608;3.492;48;75000;75000;360000;100 Gigabit;12;30;30
 16xlarge;64;262144;4.656;64;100000;100000;480000;133.33 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;6.984;;;150000;720000;;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.582;8;12500;;;Up to 33.33 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2
 4xlarge;16;65536;1.164;16;25000;;;33.33 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.328;32;50000;50000;240000;66.66 Gigabit;10;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.1455;2;3125;;;Up to 20 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;4096;0.07275;1;1562;;;Up to 16.66 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;14.80608;;;150000;720000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;786432;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.291;4;6250;;;Up to 26.66 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8gd;96;393216;11.07072;96;30000;;;;15;;;;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;196608;2.76768;48;15000;15000;60000;22.5 Gigabit;8;30;30;;2850;[{"count":3,"sizeGB":950,"type":"ssd"}]
 16xlarge;64;262144;3.69024;64;20000;20000;80000;30 Gigabit;;;;48;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;;;5.53536;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.46128;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;192;40000;40000;240000;50 Gigabit;;;;128;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;;;;;;;;;true
 4xlarge;16;65536;0.92256;16;5000;;;Up to 15 Gigabit;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.84512;32;10000;;;15 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.11532;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;4096;0.05766;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;6.0889;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;786432;;192;40000;40000;240000;50 Gigabit;;;;79;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.23064;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8gn;96;393216;13.968;96;60000;;;300 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;196608;3.492;48;30000;30000;120000;150 Gigabit;12;30;30
 16xlarge;64;262144;4.656;64;40000;40000;160000;200 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;6.984;;;60000;240000;;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;32768;0.582;8;5000;;;Up to 50 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;786432;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2
 4xlarge;16;65536;1.164;16;10000;;;50 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.328;32;20000;20000;80000;100 Gigabit;10;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 large;2;8192;0.1455;2;1250;;;Up to 30 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;4096;0.0728;1;760;;;Up to 25 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;7.403;;;60000;240000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;786432;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.291;4;2500;;;Up to 40 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8i-flex;48;196608;2.4132;24;7500;;;Up to 15 Gigabit;4;;;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;partition,spread;;true;false;;;false
 12xlarge;;;;;;15000;60000;Up to 22.5 Gigabit;12;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.2176;32;10000;20000;80000;Up to 30 Gigabit;16;64;64;48;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.4022;4;1250;;;;;30;30
 4xlarge;16;65536;0.8044;8;2500;;;;8
 8xlarge;32;131072;1.6088;16;5000;;;;10
 large;2;8192;0.10055;1;315;;;Up to 12.5 Gigabit;3;20;20
 xlarge;4;16384;0.2011;2;630;;;Up to 12.5 Gigabit;;30;30
m8i;192;786432;10.16064;96;60000;;;Up to 15 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;196608;2.54016;24;15000;15000;60000;22.5 Gigabit;12;50;50
 16xlarge;64;262144;3.38688;32;20000;20000;80000;30 Gigabit;16;;;48
 24xlarge;96;393216;5.08032;48;30000;30000;120000;40 Gigabit;16;;;64
 2xlarge;8;32768;0.42336;4;2500;;;;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;6.77376;64;40000;40000;160000;50 Gigabit;;;;88
 48xlarge;;;;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;0.84672;8;5000;;;;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;1.69344;16;10000;;;15 Gigabit;10;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 96xlarge;384;1572864;20.32128;192;80000;80000;480000;100 Gigabit;;;;128;;;;;;;;;;;;;;true
 large;2;8192;0.10584;1;650;;;Up to 12.5 Gigabit;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;20.32128;192;80000;80000;480000;100 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.21168;2;1250;;;Up to 12.5 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8ib;192;786432;32.07936;96;150000;25000;120000;200 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;196608;4.00992;24;37500;37500;180000;50 Gigabit;12;50;50
 16xlarge;64;262144;5.34656;32;50000;50000;240000;66.66 Gigabit;16;;;48
 24xlarge;96;393216;8.01984;48;75000;75000;360000;100 Gigabit;16;;;64
 2xlarge;8;32768;0.66832;4;6250;;;Up to 26.66 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;10.69312;64;100000;100000;480000;133.33 Gigabit;16;;;88
 48xlarge;;;16.03968;;;150000;720000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;1.33664;8;12500;;;Up to 33.33 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.67328;16;25000;;;33.33 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 96xlarge;384;1572864;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;;;;;;;;;;true;2
 large;2;8192;0.16708;1;1563;;;Up to 16.66 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;17.64365;;;150000;720000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.33416;2;3125;;;Up to 20 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8id;192;786432;12.52992;96;60000;;;Up to 15 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;196608;3.13248;24;15000;15000;60000;22.5 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;262144;4.17664;32;20000;20000;80000;30 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;393216;6.26496;48;30000;30000;120000;40 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;32768;0.52208;4;2500;;;;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 32xlarge;128;524288;8.35328;64;40000;40000;160000;50 Gigabit;;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;1.04416;8;5000;;;;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;131072;2.08832;16;10000;;;15 Gigabit;10;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 96xlarge;384;1572864;25.05984;192;80000;80000;480000;100 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true
 large;2;8192;0.13052;1;650;;;Up to 12.5 Gigabit;3;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;25.05984;192;80000;80000;480000;100 Gigabit;;;;79;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.26104;2;1250;;;Up to 12.5 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
m8idb;192;786432;36.66048;96;150000;25000;120000;200 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;196608;4.58256;24;37500;37500;180000;50 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;262144;6.11008;32;50000;50000;240000;66.66 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;393216;9.16512;48;75000;75000;360000;100 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;32768;0.76376;4;6250;;;Up to 26.66 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;12.22016;64;100000;100000;480000;133.33 Gigabit;16;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;18.33024;;;150000;720000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;1.52752;8;12500;;;Up to 33.33 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;3.05504;16;25000;;;33.33 Gigabit;8;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 96xlarge;384;1572864;;192;300000;300000;1440000;400 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true;2
 large;2;8192;0.19094;1;1563;;;Up to 16.66 Gigabit;4;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;20.16326;;;150000;720000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;;192;300000;300000;1440000;400 Gigabit;;;;78;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.38188;2;3125;;;Up to 20 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8idn;192;786432;36.66048;96;60000;;;300 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;196608;4.58256;24;15000;15000;60000;75 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;262144;6.11008;32;20000;20000;80000;100 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;393216;9.16512;48;30000;30000;120000;150 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;32768;0.76376;4;2500;;;Up to 40 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;12.22016;64;40000;40000;160000;200 Gigabit;16;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;18.33024;;;60000;240000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;1.52752;8;5000;;;Up to 50 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;3.05504;16;10000;;;50 Gigabit;8;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 96xlarge;384;1572864;;192;120000;120000;480000;600 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true;2
 large;2;8192;0.19094;1;650;;;Up to 25 Gigabit;4;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;20.16326;;;60000;240000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;;192;120000;120000;480000;600 Gigabit;;;;78;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.38188;2;1250;;;Up to 30 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8in;192;786432;32.07936;96;60000;;;300 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;196608;4.00992;24;15000;15000;60000;75 Gigabit;12;50;50
 16xlarge;64;262144;5.34656;32;20000;20000;80000;100 Gigabit;16;;;48
 24xlarge;96;393216;8.01984;48;30000;30000;120000;150 Gigabit;16;;;64
 2xlarge;8;32768;0.66832;4;2500;;;Up to 40 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;524288;10.69312;64;40000;40000;160000;200 Gigabit;16;;;88
 48xlarge;;;16.03968;;;60000;240000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;65536;1.33664;8;5000;;;Up to 50 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;131072;2.67328;16;10000;;;50 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 96xlarge;384;1572864;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;;;;;;;;;;true;2
 large;2;8192;0.16708;1;650;;;Up to 25 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;17.64365;;;60000;240000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;1572864;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;16384;0.33416;2;1250;;;Up to 30 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
m8ine;48;196608;5.0124;24;15000;;;75 Gigabit;4;;;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;;on-demand;;false
 12xlarge;;;;;;15000;60000;;12
 2xlarge;8;32768;0.8354;4;2500;;;12.5 Gigabit;;30;30
 4xlarge;16;65536;1.6708;8;5000;;;25 Gigabit;8
 8xlarge;32;131072;3.3416;16;10000;;;50 Gigabit;8
 large;2;8192;0.20885;1;650;;;3.125 Gigabit;;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;16384;0.4177;2;1250;;;6.25 Gigabit;;30;30
m9g;192;786432;2.34816;192;72000;12000;48000;Up to 15 Gigabit;24;64;64;;;;1;AWS;3.3;;;;arm64;uefi;;;;;;;dedicated;;;;;;;;;;;;true
 12xlarge;48;196608;;48;18000;18000;72000;25 Gigabit;12;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;3.13088;64;24000;24000;96000;34 Gigabit;16;;;48;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;96;393216;4.69632;96;36000;36000;144000;50 Gigabit;;;;64;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.39136;8;3000;;;Up to 17 Gigabit;4;30;30
 48xlarge;;;9.39264;;;72000;288000;100 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;65536;0.78272;16;6000;;;Up to 17 Gigabit;8;50;50
 8xlarge;32;131072;1.56544;32;12000;;;17 Gigabit;10;50;50
 large;2;8192;0.09784;2;760;;;;3;20;20
 medium;1;4096;0.04892;1;380;;;;2;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;10.3319;;;72000;288000;100 Gigabit;;;;79;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.19568;4;1500;;;;4;30;30
m9gd;192;786432;3.0168;192;72000;12000;48000;Up to 15 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];1;AWS;3.3;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;true;;false
 12xlarge;48;196608;;48;18000;18000;72000;25 Gigabit;12;50;50;;2850;[{"count":3,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;262144;4.0224;64;24000;24000;96000;34 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 24xlarge;96;393216;6.0336;96;36000;36000;144000;50 Gigabit;;;;64;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;32768;0.5028;8;3000;;;Up to 17 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 48xlarge;;;12.0672;;;72000;288000;100 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 4xlarge;16;65536;1.0056;16;6000;;;Up to 17 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;131072;2.0112;32;12000;;;17 Gigabit;10;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;8192;0.1257;2;760;;;;3;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;4096;0.06285;1;380;;;;2;20;20;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;13.27392;;;72000;288000;100 Gigabit;;;;79;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;false;;;false;false
 xlarge;4;16384;0.2514;4;1500;;;;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
mac-m3ultra;28;262144;;28;10000;;55000;10 Gigabit;;30;30;10;;;1;Apple;4;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac-m4;10;24576;;10;8000;8000;55000;10 Gigabit;;30;30;31;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];1;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;;;;required;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac-m4max;16;131072;;16;10000;;55000;10 Gigabit;;30;30;10;;;1;Apple;4;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac-m4pro;14;49152;;14;8000;8000;55000;10 Gigabit;;30;30;31;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];1;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;;;;required;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac1;12;;;6;14000;14000;80000;25 Gigabit;;30;30;16;;;;;3.2;null;true;;x86_64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac2-m1ultra;20;131072;;20;10000;;55000;10 Gigabit;;30;30;10;;;1;Apple;3.2;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac2-m2;;24576;;8;8000;8000;55000;10 Gigabit;;30;30;10;;;1;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac2-m2pro;12;;;12;8000;8000;55000;10 Gigabit;;30;30;10;;;1;Apple;3.5;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
mac2;;16384;;4;10000;;55000;10 Gigabit;;30;30;10;;;;Apple;3.2;null;true;;arm64_mac;legacy-bios;;;;;;;;;;;;;;;;;partition,spread;on-demand;;;false;false;false
 metal;
p3dn;96;786432;31.212;48;19000;19000;80000;100 Gigabit;15;;;17;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;;2.5;;;;;;;;;true;;;;required;[{"name":"V100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":32768}];;;;;;;;;;;;false;false
 24xlarge;
p4d;96;1179648;21.957642;48;19000;19000;80000;4x 100 Gigabit;60;;;28;8000;[{"count":8,"sizeGB":1000,"type":"ssd"}];;;3;;;;;legacy-bios;;;;true;4;;dedicated;required;[{"name":"A100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":40960}];;;;;;;;;capacity-block,on-demand,spot;;;false;false
 24xlarge;
p4de;96;1179648;27.44705;48;19000;19000;80000;4x 100 Gigabit;60;;;28;8000;[{"count":8,"sizeGB":1000,"type":"ssd"}];;;3;;;;;legacy-bios;;;;true;4;;dedicated;required;[{"name":"A100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":81920}];;;;;;;;;capacity-block,on-demand,spot;;false;false;false
 24xlarge;
p5;192;2097152;55.04;96;80000;80000;260000;3200 Gigabit;64;;;64;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];;AMD;3.6;;;;;;;;;true;32;;dedicated;required;[{"name":"H100","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":81920}];;;;;;;;;capacity-block,on-demand,spot;;false;false
 48xlarge;
 4xlarge;16;262144;6.88;8;10000;10000;32500;100 Gigabit;4;30;30;32;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;1;;;;[{"name":"H100","maker":"NVIDIA","count":1,"logicalCount":1,"memMiB":81920}]
p5e;192;2097152;;96;80000;80000;260000;3200 Gigabit;64;;;64;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];;AMD;3.6;;;;;;;;;true;32;;dedicated;required;[{"name":"H200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":144384}];;;;;;;;;capacity-block,on-demand,spot;;false;false
 48xlarge;
p5en;192;2097152;63.296;96;100000;100000;400000;3200 Gigabit;64;;;64;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];;;2.4;;;;;;;;;true;16;;dedicated;required;[{"name":"H200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":144384}];;;;;;;;;capacity-block,on-demand,spot;;false;false
 48xlarge;
p6-b200;192;2097152;113.9328;96;100000;100000;400000;3200 Gigabit;32;;;64;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];;;2.4;;;;;;;;;true;8;;dedicated;required;[{"name":"B200","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":183359}];;;;;;;;;capacity-block,on-demand,spot;;false;false;;false
 48xlarge;
p6-b300;192;4194304;142.416;96;100000;100000;400000;6400 Gigabit;68;;;64;30400;[{"count":8,"sizeGB":3800,"type":"ssd"}];;;2.4;;;;;;;;;true;17;;dedicated;required;[{"name":"B300","maker":"NVIDIA","count":8,"logicalCount":8,"memMiB":275040}];;;;;;;;;capacity-block,on-demand,spot;;false;false
 48xlarge;
r3;;62464;0.665;4;-;-;-;High;4;15;15;39;160;[{"count":1,"sizeGB":160,"type":"ssd"}];;;2.5;xen;;;;legacy-bios;ebs,instance-store;unsupported;unsupported;;;supported;;unsupported;;;;;;false;;;;;true;;;false;false
 2xlarge;;;;;1000;1000;8000
 4xlarge;16;124928;1.33;8;2000;2000;16000;;8;30;30;;320;[{"count":1,"sizeGB":320,"type":"ssd"}]
 8xlarge;32;249856;2.66;16;;;;10 Gigabit;8;30;30;;640;[{"count":2,"sizeGB":320,"type":"ssd"}];;;;;;;;;;;;;;unsupported;;;;;;;;;;;;;false
 large;2;15360;0.166;1;;;;Moderate;3;10;10;;32;[{"count":1,"sizeGB":32,"type":"ssd"}];;;;;;;;;;;;;;unsupported
 xlarge;4;31232;0.333;2;500;500;4000;Moderate;;;;;80;[{"count":1,"sizeGB":80,"type":"ssd"}]
r4;64;499712;4.256;32;14000;14000;75000;Up to 10 Gigabit;4;15;15;40;;;;;2.3;xen;;;;legacy-bios;;supported;unsupported;;;;;;;;;;;false;;;;;true;;;false;false
 16xlarge;;;;;;;;25 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;62464;0.532;4;1700;1700;12000
 4xlarge;16;124928;1.064;8;3500;3500;18750;;8;30;30
 8xlarge;32;249856;2.128;16;7000;7000;37500;10 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;15616;0.133;1;425;425;3000;;3;10;10
 xlarge;4;31232;0.266;2;850;850;6000
r5;96;786432;6.048;48;19000;4750;18750;Up to 10 Gigabit;;30;30;27;;;;;3.1;;;;;;;;;;;;;;;;;;;false
 12xlarge;48;393216;3.024;24;9500;9500;40000;12 Gigabit
 16xlarge;64;524288;4.032;32;13600;13600;60000;20 Gigabit;15;50;50
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50
 2xlarge;8;65536;0.504;4;2300;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.008;8;4750;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.016;16;6800;6800;30000;10 Gigabit
 large;2;16384;0.126;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.252;2;1150;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r5a;48;393216;2.712;24;6780;2880;16000;Up to 10 Gigabit;;30;30;27;;;;AMD;2.5;;;;;;;;;;;;;;;;;;;;;;;;;false
 12xlarge;;;;;;6780;30000;10 Gigabit
 16xlarge;64;524288;3.616;32;9500;9500;40000;12 Gigabit;15;50;50
 24xlarge;96;786432;5.424;48;13570;13570;60000;20 Gigabit;15;50;50
 2xlarge;8;65536;0.452;4;1580;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;0.904;8;2880;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;1.808;16;4750;4750;20000
 large;2;16384;0.113;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 xlarge;4;32768;0.226;2;1085;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r5ad;48;393216;3.144;24;6780;2880;16000;Up to 10 Gigabit;;30;30;25;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;AMD;2.2;;;;;;;;;;;;;required;;;;;;;;;;;;false;false
 12xlarge;;;;;;6780;30000;10 Gigabit
 16xlarge;64;524288;4.192;32;9500;9500;40000;12 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}];;;2.5
 24xlarge;96;786432;6.288;48;13570;13570;60000;20 Gigabit;15;50;50;23;3600;[{"count":4,"sizeGB":900,"type":"ssd"}]
 2xlarge;8;65536;0.524;4;1580;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.048;8;2880;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.096;16;4750;4750;20000;;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}];;;2.5
 large;2;16384;0.131;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 xlarge;4;32768;0.262;2;1085;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r5b;96;786432;3.576;48;60000;;43333;Up to 10 Gigabit;;30;30;27;;;;;3.1
 12xlarge;48;393216;;24;30000;30000;130000;12 Gigabit
 16xlarge;64;524288;4.768;32;40000;40000;173333;20 Gigabit;15;50;50
 24xlarge;;;7.152;;;60000;260000;25 Gigabit;15;50;50
 2xlarge;8;65536;0.596;4;5000;;;;4;15;15
 4xlarge;16;131072;1.192;8;10000
 8xlarge;32;262144;2.384;16;20000;20000;86667;10 Gigabit
 large;2;16384;0.149;1;1250;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;7.8672;;;60000;260000;25 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.298;2;2500;;;;4;15;15
r5d;96;786432;6.912;48;19000;4750;18750;Up to 10 Gigabit;;30;30;25;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;3.456;24;9500;9500;40000;12 Gigabit;;;;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}]
 16xlarge;64;524288;4.608;32;13600;13600;60000;20 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}]
 24xlarge;;;;;;19000;80000;25 Gigabit;15;50;50;23
 2xlarge;8;65536;0.576;4;2300;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.152;8;4750;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.304;16;6800;6800;30000;10 Gigabit;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}]
 large;2;16384;0.144;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.288;2;1150;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r5dn;96;786432;8.016;48;19000;4750;18750;Up to 25 Gigabit;;30;30;25;3600;[{"count":4,"sizeGB":900,"type":"ssd"}];;;3.1;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;4.008;24;9500;9500;40000;50 Gigabit;;;;;1800;[{"count":2,"sizeGB":900,"type":"ssd"}]
 16xlarge;64;524288;5.344;32;13600;13600;60000;75 Gigabit;15;50;50;23;2400;[{"count":4,"sizeGB":600,"type":"ssd"}]
 24xlarge;;;;;;19000;80000;100 Gigabit;15;50;50;23;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.668;4;2300;;;;4;15;15;26;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 4xlarge;16;131072;1.336;8;4750;;;;;;;;600;[{"count":2,"sizeGB":300,"type":"ssd"}]
 8xlarge;32;262144;2.672;16;6800;6800;30000;25 Gigabit;;;;;1200;[{"count":2,"sizeGB":600,"type":"ssd"}]
 large;2;16384;0.167;1;650;;;;3;10;10;26;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;100 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.334;2;1150;;;;4;15;15;26;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
r5n;96;786432;7.152;48;19000;4750;18750;Up to 25 Gigabit;;30;30;27;;;;;3.1
 12xlarge;48;393216;3.576;24;9500;9500;40000;50 Gigabit
 16xlarge;64;524288;4.768;32;13600;13600;60000;75 Gigabit;15;50;50
 24xlarge;;;;;;19000;80000;100 Gigabit;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.596;4;2300;;;;4;15;15
 4xlarge;16;131072;1.192;8;4750
 8xlarge;32;262144;2.384;16;6800;6800;30000;25 Gigabit
 large;2;16384;0.149;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;100 Gigabit;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.298;2;1150;;;;4;15;15
r6a;192;1572864;10.8864;96;;;;;15;;;27;;;;AMD;3.6
 12xlarge;48;393216;2.7216;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;524288;3.6288;32;20000;20000;80000;25 Gigabit
 24xlarge;96;786432;5.4432;48;30000;30000;120000;37.5 Gigabit
 2xlarge;8;65536;0.4536;4;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;7.2576;64;;40000;160000;50 Gigabit
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;0.9072;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;1.8144;16;10000;;;12.5 Gigabit;8;30;30
 large;2;16384;0.1134;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;40000;240000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.2268;2;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r6g;64;524288;2.4192;64;19000;4750;20000;Up to 10 Gigabit;;30;30;27;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;393216;;48;14250;14250;50000;20 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;3.2256;;;19000;80000;25 Gigabit;15;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.4032;8;2375;;;;4;15;15
 4xlarge;16;131072;0.8064;16;4750
 8xlarge;32;262144;1.6128;32;9500;9500;40000;12 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.1008;2;630;;;;3;10;10
 medium;1;8192;0.0504;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;3.4191;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;32768;0.2016;4;1188;;;;4;15;15
r6gd;64;524288;2.7648;64;19000;4750;20000;Up to 10 Gigabit;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;393216;;48;14250;14250;50000;20 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;3.6864;;;19000;80000;25 Gigabit;15;50;50;25;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.4608;8;2375;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;131072;0.9216;16;4750;;;;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;262144;1.8432;32;9500;9500;40000;12 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.1152;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;8192;0.0576;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;3.9076;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;32768;0.2304;4;1188;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
r6i;128;1048576;8.064;64;;;;;15;;;27;;;;;3.5;;;;;;;;;;;;;;;;;;;false
 12xlarge;48;393216;3.024;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;524288;4.032;32;20000;20000;80000;25 Gigabit
 24xlarge;96;786432;6.048;48;30000;30000;120000;37.5 Gigabit
 2xlarge;8;65536;0.504;4;2500;;;;4;15;15
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.008;8;5000;;;;8;30;30
 8xlarge;32;262144;2.016;16;10000;;;12.5 Gigabit;8;30;30
 large;2;16384;0.126;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.252;2;1250;;;;4;15;15
r6id;128;1048576;9.6768;64;;;;;15;;;26;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;3.6288;24;15000;15000;60000;18.75 Gigabit;8;30;30;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;64;524288;4.8384;32;20000;20000;80000;25 Gigabit;;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;786432;7.2576;48;30000;30000;120000;37.5 Gigabit;;;;23;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}]
 2xlarge;8;65536;0.6048;4;2500;;;;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 32xlarge;;;;;;40000;160000;50 Gigabit;;;;23;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.2096;8;5000;;;;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;262144;2.4192;16;10000;;;12.5 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;16384;0.1512;1;650;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;40000;160000;50 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.3024;2;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
r6idn;128;1048576;12.50496;64;100000;25000;100000;200 Gigabit;;;;26;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;48;393216;4.68936;24;37500;37500;150000;75 Gigabit;;30;30;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;64;524288;6.25248;32;50000;50000;200000;100 Gigabit;15;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;786432;9.37872;48;75000;75000;300000;150 Gigabit;15;;;23;5700;[{"count":4,"sizeGB":1425,"type":"ssd"}]
 2xlarge;8;65536;0.78156;4;6250;;;Up to 40 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;100000;400000;;16;;;23;;;;;;;;;;;;;;true;2
 4xlarge;16;131072;1.56312;8;12500;;;Up to 50 Gigabit;;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.12624;16;25000;;;50 Gigabit;;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;16384;0.19539;1;1562;;;Up to 25 Gigabit;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;100000;400000;;16;;;31;;;;;;null;true;;;legacy-bios;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.39078;2;3125;;;Up to 30 Gigabit;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r6in;128;1048576;11.15712;64;100000;25000;100000;200 Gigabit;;;;27;;;;;3.5
 12xlarge;48;393216;4.18392;24;37500;37500;150000;75 Gigabit;;30;30
 16xlarge;64;524288;5.57856;32;50000;50000;200000;100 Gigabit;15
 24xlarge;96;786432;8.36784;48;75000;75000;300000;150 Gigabit;15
 2xlarge;8;65536;0.69732;4;6250;;;Up to 40 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;;;;;;100000;400000;;16;;;;;;;;;;;;;;;;;true;2
 4xlarge;16;131072;1.39464;8;12500;;;Up to 50 Gigabit;;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.78928;16;25000;;;50 Gigabit;;30;30
 large;2;16384;0.17433;1;1562;;;Up to 25 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;;;;100000;400000;;16;;;31;;;;;;null;true;;;legacy-bios;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.34866;2;3125;;;Up to 30 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r7a;192;1572864;14.6064;192;;;;;15;;;;;;1;AMD;3.7;;;;;;;;;;;;dedicated
 12xlarge;48;393216;3.6516;48;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;524288;4.8688;64;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;96;786432;7.3032;96;30000;30000;120000;37.5 Gigabit;;;;64
 2xlarge;8;65536;0.6086;8;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;9.7376;128;;40000;160000;50 Gigabit;;;;88
 48xlarge;;;;;;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.2172;16;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.4344;32;10000;;;12.5 Gigabit;8;30;30
 large;2;16384;0.15215;2;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 medium;1;8192;0.07608;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;;;;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.3043;4;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r7g;64;524288;3.4272;64;20000;;;;;30;30;27;;;1;AWS;2.6;;;;arm64;uefi;;;;;;;;;;;;;;;;;;;true
 12xlarge;48;393216;2.5704;48;15000;15000;60000;22.5 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.4284;8;2500;;;Up to 15 Gigabit;4;15;15
 4xlarge;16;131072;0.8568;16;5000;;;Up to 15 Gigabit
 8xlarge;32;262144;1.7136;32;10000;;;15 Gigabit;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.1071;2;630;;;;3;10;10
 medium;1;8192;0.0536;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;32768;0.2142;4;1250;;;;4;15;15
r7gd;64;524288;4.3546;64;20000;;;;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.6;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;true;;false
 12xlarge;48;393216;3.2659;48;15000;15000;60000;22.5 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;;;;;;20000;80000;30 Gigabit;15;50;50;25;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.5443;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 4xlarge;16;131072;1.0886;16;5000;;;Up to 15 Gigabit;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;262144;2.1773;32;10000;;;15 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.1361;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
 medium;1;8192;0.068;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;20000;80000;30 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;false;;;false;false
 xlarge;4;32768;0.2722;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
r7i;96;786432;12.7008;48;30000;;;;15;;;;;;;;3.2;;;;;;;;;;;;dedicated
 12xlarge;48;393216;3.1752;24;15000;15000;60000;18.75 Gigabit;8;30;30
 16xlarge;64;524288;4.2336;32;20000;20000;80000;25 Gigabit;;;;48
 24xlarge;;;6.3504;;;30000;120000;37.5 Gigabit;;;;64
 2xlarge;8;65536;0.5292;4;2500;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;96;40000;40000;240000;50 Gigabit;;;;128;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;;false
 4xlarge;16;131072;1.0584;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.1168;16;10000;;;12.5 Gigabit;8;30;30
 large;2;16384;0.1323;1;650;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;6.98544;;;30000;120000;37.5 Gigabit;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;false;;false;false
 metal-48xl;192;1572864;;96;40000;40000;240000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.2646;2;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r7iz;64;524288;4.464;32;20000;;;;15;;;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;393216;;24;19000;19000;76000;25 Gigabit;8;30;30
 16xlarge;;;5.952;;;20000;80000;25 Gigabit;;;;48;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.744;4;3168;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;11.904;64;40000;40000;160000;50 Gigabit;;;;88;;;;;;;;;;;;;;true;;;;;;;;;;;;;;;;false
 4xlarge;16;131072;1.488;8;5000;;;;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.976;16;10000;;;12.5 Gigabit;8;30;30
 large;2;16384;0.186;1;792;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-16xl;;;6.5472;;;20000;80000;25 Gigabit;;;;39;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 metal-32xl;128;1048576;13.0944;64;40000;40000;160000;50 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.372;2;1584;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8a;96;786432;15.33696;96;30000;;;;16;64;64;;;;1;AMD;4.5;;;;;;;;;;;;dedicated
 12xlarge;48;393216;3.83424;48;15000;15000;60000;22.5 Gigabit;12
 16xlarge;64;524288;5.11232;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;7.66848;;;30000;120000;40 Gigabit;;;;64
 2xlarge;8;65536;0.63904;8;2500;;;Up to 15 Gigabit;4;40;40;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;192;60000;60000;240000;75 Gigabit;24;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.27808;16;5000;;;Up to 15 Gigabit;8;40;40;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.55616;32;10000;;;15 Gigabit;10;40;40
 large;2;16384;0.15976;2;650;;;;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;8192;0.07988;1;325;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;8.43533;;;30000;120000;40 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;;192;60000;60000;240000;75 Gigabit;24;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.31952;4;1250;;;;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8g;96;786432;11.31072;96;30000;;;;15;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;393216;2.82768;48;15000;15000;60000;22.5 Gigabit;8;30;30
 16xlarge;64;524288;3.77024;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;5.65536;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.47128;8;2500;;;Up to 15 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;192;40000;40000;240000;50 Gigabit;;;;128;;;;;2.7;;;;;;;;;true
 4xlarge;16;131072;0.94256;16;5000;;;Up to 15 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;1.88512;32;10000;;;15 Gigabit;8;30;30
 large;2;16384;0.11782;2;630;;;;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;8192;0.05891;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;6.2209;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;;192;40000;40000;240000;50 Gigabit;;;;79;;;;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.23564;4;1250;;;;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8gb;96;786432;17.48928;96;150000;25000;120000;200 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;393216;4.37232;48;75000;75000;360000;100 Gigabit;12;30;30
 16xlarge;64;524288;5.82976;64;100000;100000;480000;133.33 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;8.74464;;;150000;720000;;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.72872;8;12500;;;Up to 33.33 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2
 4xlarge;16;131072;1.45744;16;25000;;;33.33 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.91488;32;50000;50000;240000;66.66 Gigabit;10;30;30
 large;2;16384;0.18218;2;3125;;;Up to 20 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;8192;0.09109;1;1562;;;Up to 16.66 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;18.53864;;;150000;720000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.36436;4;6250;;;Up to 26.66 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8gd;96;786432;14.10816;96;30000;;;;15;;;;5700;[{"count":3,"sizeGB":1900,"type":"ssd"}];1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;3.52704;48;15000;15000;60000;22.5 Gigabit;8;30;30;;2850;[{"count":3,"sizeGB":950,"type":"ssd"}]
 16xlarge;64;524288;4.70272;64;20000;20000;80000;30 Gigabit;;;;48;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}]
 24xlarge;;;7.05408;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.58784;8;2500;;;Up to 15 Gigabit;4;15;15;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;192;40000;40000;240000;50 Gigabit;;;;128;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;;;;;;;;;true
 4xlarge;16;131072;1.17568;16;5000;;;Up to 15 Gigabit;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.35136;32;10000;;;15 Gigabit;8;30;30;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;16384;0.14696;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;8192;0.07348;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;7.75949;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;;192;40000;40000;240000;50 Gigabit;;;;79;11400;[{"count":6,"sizeGB":1900,"type":"ssd"}];;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.29392;4;1250;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8gn;96;786432;17.4893;96;60000;;;300 Gigabit;24;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;393216;4.3723;48;30000;30000;120000;150 Gigabit;12;30;30
 16xlarge;64;524288;5.8298;64;40000;40000;160000;200 Gigabit;16;;;48;;;;;;;;;;;;;;true
 24xlarge;;;8.7446;;;60000;240000;;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;65536;0.7287;8;5000;;;Up to 50 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 48xlarge;192;1572864;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;2.7;;;;;;;;;true;2
 4xlarge;16;131072;1.4574;16;10000;;;50 Gigabit;8;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.9149;32;20000;20000;80000;100 Gigabit;10;30;30
 large;2;16384;0.1822;2;1250;;;Up to 30 Gigabit;3;10;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;8192;0.0911;1;760;;;Up to 25 Gigabit;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-24xl;;;9.2693;;;60000;240000;;;;;39;;;;;;null;true;;;;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-48xl;192;1572864;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;2.7;null;true;;;;;;;true;2;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.3644;4;2500;;;Up to 40 Gigabit;4;15;15;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8i-flex;48;393216;3.16728;24;7500;;;Up to 15 Gigabit;4;;;;;;;;;;;;;;;;;;;;dedicated;;;;;;;;;;partition,spread;;true;false;;;false
 12xlarge;;;;;;15000;60000;Up to 22.5 Gigabit;12;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 16xlarge;64;524288;4.22304;32;10000;20000;80000;Up to 30 Gigabit;16;64;64;48;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 2xlarge;8;65536;0.52788;4;1250;;;;;30;30
 4xlarge;16;131072;1.05576;8;2500;;;;8
 8xlarge;32;262144;2.11152;16;5000;;;;10;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 large;2;16384;0.13197;1;315;;;Up to 12.5 Gigabit;3;20;20
 xlarge;4;32768;0.26394;2;630;;;Up to 12.5 Gigabit;;30;30
r8i;192;1572864;26.67264;96;60000;;;Up to 15 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;393216;3.33408;24;15000;15000;60000;22.5 Gigabit;12;50;50
 16xlarge;64;524288;4.44544;32;20000;20000;80000;30 Gigabit;16;;;48
 24xlarge;96;786432;6.66816;48;30000;30000;120000;40 Gigabit;16;;;64
 2xlarge;8;65536;0.55568;4;2500;;;;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;8.89088;64;40000;40000;160000;50 Gigabit;;;;88
 48xlarge;;;13.33632;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.11136;8;5000;;;;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;2.22272;16;10000;;;15 Gigabit;10;50;50
 96xlarge;384;3145728;;192;80000;80000;480000;100 Gigabit;;;;128;;;;;;;;;;;;;;true
 large;2;16384;0.13892;1;650;;;Up to 12.5 Gigabit;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;14.66995;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;80000;80000;480000;100 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.27784;2;1250;;;Up to 12.5 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8ib;192;1572864;40.1664;96;150000;25000;120000;200 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;393216;5.0208;24;37500;37500;180000;50 Gigabit;12;50;50
 16xlarge;64;524288;6.6944;32;50000;50000;240000;66.66 Gigabit;16;;;48
 24xlarge;96;786432;10.0416;48;75000;75000;360000;100 Gigabit;16;;;64
 2xlarge;8;65536;0.8368;4;6250;;;Up to 26.66 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;13.3888;64;100000;100000;480000;133.33 Gigabit;16;;;88
 48xlarge;;;20.0832;;;150000;720000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.6736;8;12500;;;Up to 33.33 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.3472;16;25000;;;33.33 Gigabit;8;50;50
 96xlarge;384;3145728;;192;300000;300000;1440000;400 Gigabit;;;;128;;;;;;;;;;;;;;true;2
 large;2;16384;0.2092;1;1563;;;Up to 16.66 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;22.09152;;;150000;720000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;300000;300000;1440000;400 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.4184;2;3125;;;Up to 20 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8id;192;1572864;31.93344;96;60000;;;Up to 15 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;3.99168;24;15000;15000;60000;22.5 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;524288;5.32224;32;20000;20000;80000;30 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;786432;7.98336;48;30000;30000;120000;40 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;65536;0.66528;4;2500;;;;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}]
 32xlarge;128;1048576;10.64448;64;40000;40000;160000;50 Gigabit;;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;15.96672;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.33056;8;5000;;;;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;262144;2.66112;16;10000;;;15 Gigabit;10;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 96xlarge;384;3145728;;192;80000;80000;480000;100 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true
 large;2;16384;0.16632;1;650;;;Up to 12.5 Gigabit;3;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-48xl;;;17.56339;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;80000;80000;480000;100 Gigabit;;;;79;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.33264;2;1250;;;Up to 12.5 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
r8idb;192;1572864;45.01824;96;150000;25000;120000;200 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;5.62728;24;37500;37500;180000;50 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;524288;7.50304;32;50000;50000;240000;66.66 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;786432;11.25456;48;75000;75000;360000;100 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;65536;0.93788;4;6250;;;Up to 26.66 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;15.00608;64;100000;100000;480000;133.33 Gigabit;16;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;22.50912;;;150000;720000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.87576;8;12500;;;Up to 33.33 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.75152;16;25000;;;33.33 Gigabit;8;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 96xlarge;384;3145728;;192;300000;300000;1440000;400 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true;2
 large;2;16384;0.23447;1;1563;;;Up to 16.66 Gigabit;4;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;24.76003;;;150000;720000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;300000;300000;1440000;400 Gigabit;;;;78;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.46894;2;3125;;;Up to 20 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8idn;192;1572864;45.01824;96;60000;;;300 Gigabit;24;64;64;;11400;[{"count":3,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;48;393216;5.62728;24;15000;15000;60000;75 Gigabit;12;50;50;;2850;[{"count":1,"sizeGB":2850,"type":"ssd"}]
 16xlarge;64;524288;7.50304;32;20000;20000;80000;100 Gigabit;16;;;48;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}]
 24xlarge;96;786432;11.25456;48;30000;30000;120000;150 Gigabit;16;;;64;5700;[{"count":2,"sizeGB":2850,"type":"ssd"}]
 2xlarge;8;65536;0.93788;4;2500;;;Up to 40 Gigabit;4;30;30;;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;15.00608;64;40000;40000;160000;200 Gigabit;16;;;88;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}]
 48xlarge;;;22.50912;;;60000;240000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.87576;8;5000;;;Up to 50 Gigabit;8;50;50;;950;[{"count":1,"sizeGB":950,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.75152;16;10000;;;50 Gigabit;8;50;50;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 96xlarge;384;3145728;;192;120000;120000;480000;600 Gigabit;;;;128;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true;2
 large;2;16384;0.23447;1;650;;;Up to 25 Gigabit;4;20;20;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;24.76003;;;60000;240000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;120000;120000;480000;600 Gigabit;;;;78;22800;[{"count":6,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.46894;2;1250;;;Up to 30 Gigabit;4;30;30;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
r8in;192;1572864;40.1664;96;60000;;;300 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;393216;5.0208;24;15000;15000;60000;75 Gigabit;12;50;50
 16xlarge;64;524288;6.6944;32;20000;20000;80000;100 Gigabit;16;;;48
 24xlarge;96;786432;10.0416;48;30000;30000;120000;150 Gigabit;16;;;64
 2xlarge;8;65536;0.8368;4;2500;;;Up to 40 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;1048576;13.3888;64;40000;40000;160000;200 Gigabit;16;;;88
 48xlarge;;;20.0832;;;60000;240000;;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;131072;1.6736;8;5000;;;Up to 50 Gigabit;8;50;50;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 8xlarge;32;262144;3.3472;16;10000;;;50 Gigabit;8;50;50
 96xlarge;384;3145728;;192;120000;120000;480000;600 Gigabit;;;;128;;;;;;;;;;;;;;true;2
 large;2;16384;0.2092;1;650;;;Up to 25 Gigabit;4;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;22.09152;;;60000;240000;;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;3145728;;192;120000;120000;480000;600 Gigabit;;;;78;;;;;;null;true;;;legacy-bios;;;;true;2;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.4184;2;1250;;;Up to 30 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
t1;1;627;0.02;1;-;-;-;Very Low;2;2;0;39;;;1;;-;xen;;hvm,paravirtual;i386,x86_64;legacy-bios;;unsupported;unsupported;;;unsupported;;;;;;;;false;;;partition,spread;;;false;;false;false
 micro;
t2;1;;0.3712;1;-;-;-;Low to Moderate;3;15;15;40;;;1;;2.3;xen;;;i386,x86_64;legacy-bios;;unsupported;unsupported;;;unsupported;;;;;;;;;true;;partition,spread;;true;false;;false;false
 2xlarge;8;;;8;;;;Moderate;;;;;;;;;;;;;x86_64
 large;2;8192;0.0928;2;;;;;;12;12;;;;;;;;;;x86_64
 medium;2;4096;0.0464;2;;;;;;6;6
 micro;;1024;0.0116;;;;;;2;2;2;;;;;;2.5
 nano;;512;0.0058;;;;;;2;2;2;;;;;;2.4;;;;;;;;;;;;;;;;;;;;;;;on-demand
 small;;2048;0.023;;;;;;;4;4;;;;;;2.5
 xlarge;4;16384;0.1856;4;;;;Moderate;;;;;;;;;;;;;x86_64
t3;2;;0.3328;1;695;2085;11800;Up to 5 Gigabit;3;15;15;27;;;;;2.5;;;;;;;;;;;;;;;;;;;;true;;partition,spread;;true;;;;false
 2xlarge;8;;;4;;2780;15700;;4
 large;;8192;0.0832;;;2780;15700;;;12;12
 medium;;4096;0.0416;;347;;;;;6;6
 micro;;1024;0.0104;;87;;;;2;2;2;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 nano;;512;0.0052;;43;;;;2;2;2
 small;;2048;0.0208;;174;;;;;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 xlarge;4;16384;0.1664;2;;2780;15700;;4
t3a;2;;0.3008;1;695;2085;11800;Up to 5 Gigabit;2;15;15;27;;;;AMD;2.2;;;;;;;;;;;;;;;;;;;;true;;partition,spread;;true;false;;;false
 2xlarge;8;;;4;;2780;15700;;4
 large;;8192;0.0752;;;2780;15700;;3;12;12
 medium;;4096;0.0376;;350;;;;3;6;6
 micro;;1024;0.0094;;90;;;;;2;2
 nano;;512;0.0047;;45;;;;;2;2
 small;;2048;0.0188;;175;;;;;4;4
 xlarge;4;16384;0.1504;2;;2780;15700;;4
t4g;2;;0.2688;;695;2085;11800;Up to 5 Gigabit;3;15;15;27;;;1;AWS;2.5;;;;arm64;uefi;;;;;;;;;;;;;;;true;;partition,spread;;true;false;;;false
 2xlarge;8;;;8;;2780;15700;;4
 large;;8192;0.0672;;;2780;15700;;;12;12
 medium;;4096;0.0336;;347;;;;;6;6
 micro;;1024;0.0084;;87;;;;2;2;2;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 nano;;512;0.0042;;43;;;;2;2;2
 small;;2048;0.0168;;174;;;;;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 xlarge;4;16384;0.1344;4;;2780;15700;;4
trn1;;;1.34375;4;5000;20000;65000;;4;15;15;25;474;[{"count":1,"sizeGB":474,"type":"ssd"}];;;3.5;;;;;legacy-bios;;;;;;;;required;;;[{"name":"Trainium","count":1,"memMiB":32768}];;;;;;;;;;false;false;false
 2xlarge;
 32xlarge;128;524288;21.5;64;80000;80000;260000;8x 100 Gigabit;40;50;50;28;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;true;8;;;;;;[{"name":"Trainium","count":16,"memMiB":32768}];;;;;;;capacity-block,on-demand,spot
trn1n;128;524288;24.78;64;80000;80000;260000;16x 100 Gigabit;80;;;28;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;legacy-bios;;;;true;16;;;required;;;[{"name":"Trainium","count":16,"memMiB":32768}];;;;;;;;;false;false;false;false
 32xlarge;
trn2;12;131072;;6;5000;5000;16250;200 Gigabit;2;15;15;;470;[{"count":1,"sizeGB":470,"type":"ssd"}];;;3.5;;;;;;;;;true;;;dedicated;required;;;[{"name":"Trainium2","count":1,"memMiB":524288}];;;;;;;capacity-block,on-demand,spot;;false;false;false
 3xlarge;
 48xlarge;192;2097152;;96;80000;80000;260000;16x 200 Gigabit;32;50;50;64;7600;[{"count":4,"sizeGB":1900,"type":"ssd"}];;;;;;;;;;;;;16;;;;;;[{"name":"Trainium2","count":16,"memMiB":524288}];;;;;;;;;;;true
u-3tb1;224;3145728;27.3;112;19000;19000;80000;50 Gigabit;;30;30;27;;;;;2.1;;;;;legacy-bios;;;;;;;;;;;;;;;;;;on-demand;;false;;false;false
 56xlarge;
u-6tb1;448;6291456;54.6;224;38000;38000;160000;100 Gigabit;15;;;27;;;;;2.1;;;;;legacy-bios;;;;;;;;;;;;;;;;;;on-demand;;;;false;false
 112xlarge;
 56xlarge;224;;46.40391;;;;;;;;;;;;1
u7i-12tb;896;12582912;125.58182;448;100000;100000;560000;100 Gigabit;15;;;128;;;;;1.9;;;;;;;;;true;;;dedicated;;;;;;;;;;;on-demand;;;;;false
 224xlarge;
u7i-6tb;448;6291456;62.79;224;100000;100000;560000;100 Gigabit;15;;;128;;;;;1.9;;;;;;;;;true;;;dedicated;;;;;;;;;;;on-demand;;;;;false
 112xlarge;
u7i-8tb;448;8388608;83.72;224;100000;100000;560000;100 Gigabit;15;;;128;;;;;1.9;;;;;;;;;true;;;dedicated;;;;;;;;;;;on-demand;;;;;false
 112xlarge;
u7in-16tb;896;16777216;180.47558;448;100000;100000;560000;200 Gigabit;16;;;128;;;;;1.9;;;;;;;;;true;2;;dedicated;;;;;;;;;;;on-demand;;;;;false
 224xlarge;
u7in-24tb;896;25165824;270.73128;448;100000;100000;560000;200 Gigabit;16;;;128;;;;;1.9;;;;;;;;;true;2;;dedicated;;;;;;;;;;;on-demand;;;;;false
 224xlarge;
u7in-32tb;896;33554432;360.98695;448;100000;100000;560000;200 Gigabit;16;;;128;;;;;1.9;;;;;;;;;true;2;;dedicated;;;;;;;;;;;on-demand;;;;;false
 224xlarge;
vt1;96;196608;5.2;48;19000;4750;20000;25 Gigabit;15;;;27;;;;;2.5;;;;;legacy-bios;;;;;;;;;;;;;[{"name":"U30","count":8}];;;;partition,spread;;;;;false;false
 24xlarge;;;;;;19000;80000;;;;;;;;;;;;;;;;;;;true
 3xlarge;12;24576;0.65;6;2375;;;3.12 Gigabit;4;15;15;25;;;;;;;;;;;;;;;;;;;;;;;[{"name":"U30","count":1}]
 6xlarge;24;49152;1.3;12;4750;;;6.25 Gigabit;8;30;30;23;;;;;;;;;;;;;;;;;;;;;;;[{"name":"U30","count":2}]
x1;64;999424;6.669;32;7000;7000;;10 Gigabit;;30;30;40;1920;[{"count":1,"sizeGB":1920,"type":"ssd"}];;;2.3;xen;;;;legacy-bios;ebs,instance-store;supported;unsupported;;;;;unsupported;;;;;;;;;;;;;;false;false
 16xlarge;
 32xlarge;128;1998848;13.338;64;14000;14000;80000;25 Gigabit;;;;;3840;[{"count":2,"sizeGB":1920,"type":"ssd"}]
x1e;64;1998848;13.344;32;7000;7000;;Up to 10 Gigabit;4;15;15;40;1920;[{"count":1,"sizeGB":1920,"type":"ssd"}];;;2.3;xen;;;;legacy-bios;;supported;unsupported;;;;;unsupported;;;;;;;;;;;;;;false;false
 16xlarge;;;;;;;;10 Gigabit;8;30;30
 2xlarge;8;249856;1.668;4;1000;1000;7400;;;;;;240;[{"count":1,"sizeGB":240,"type":"ssd"}]
 32xlarge;128;3997696;26.688;64;14000;14000;80000;25 Gigabit;8;30;30;;3840;[{"count":2,"sizeGB":1920,"type":"ssd"}]
 4xlarge;16;499712;3.336;8;1750;1750;10000;;;;;;480;[{"count":1,"sizeGB":480,"type":"ssd"}]
 8xlarge;32;999424;6.672;16;3500;3500;20000;;;;;;960;[{"count":1,"sizeGB":960,"type":"ssd"}]
 xlarge;4;124928;0.834;2;500;500;3700;;3;10;10;;120;[{"count":1,"sizeGB":120,"type":"ssd"}]
x2gd;64;1048576;4.008;64;19000;4750;20000;Up to 10 Gigabit;;30;30;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];1;AWS;2.5;;;;arm64;uefi;;;;;;;;required;;;;;;;;;;;;;false;false
 12xlarge;48;786432;;48;14250;14250;60000;20 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 16xlarge;;;5.344;;;19000;80000;25 Gigabit;15;50;50;25
 2xlarge;8;131072;0.668;8;2375;;;;4;15;15;;475;[{"count":1,"sizeGB":475,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 4xlarge;16;262144;1.336;16;4750;;;;;;;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 8xlarge;32;524288;2.672;32;9500;9500;40000;12 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;32768;0.167;2;630;;;;3;10;10;;118;[{"count":1,"sizeGB":118,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 medium;1;16384;0.0835;1;315;;;;2;4;4;;59;[{"count":1,"sizeGB":59,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal;;;5.8784;;;19000;80000;25 Gigabit;15;50;50;31;;;;;;null;true;;;;;;;;;;;;;;;;;;;;;;;;;;false
 xlarge;4;65536;0.334;4;1188;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
x2idn;128;2097152;13.338;64;80000;80000;260000;100 Gigabit;15;;;25;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required
 16xlarge;64;1048576;6.669;32;40000;40000;173333;50 Gigabit;;;;26;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;1572864;10.0035;48;60000;60000;;75 Gigabit;;;;;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 32xlarge;;;;;;;;;;;;;;;;;;;;;;;;;;true
 metal;;;;;;;;;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
x2iedn;128;4194304;26.676;64;80000;20000;65000;Up to 25 Gigabit;15;;;26;3800;[{"count":2,"sizeGB":1900,"type":"ssd"}];;;3.5;;;;;;;;;;;;;required
 16xlarge;64;2097152;13.338;32;40000;40000;130000;50 Gigabit;;;;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 24xlarge;96;3145728;20.007;48;60000;60000;195000;75 Gigabit;;;;25;2850;[{"count":2,"sizeGB":1425,"type":"ssd"}]
 2xlarge;8;262144;1.66725;4;5000;;;;4;15;15;;237;[{"count":1,"sizeGB":237,"type":"ssd"}]
 32xlarge;;;;;;80000;260000;100 Gigabit;;;;25;;;;;;;;;;;;;;true
 4xlarge;16;524288;3.3345;8;10000;;;;8;30;30;;475;[{"count":1,"sizeGB":475,"type":"ssd"}]
 8xlarge;32;1048576;6.669;16;20000;;;25 Gigabit;8;30;30;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 metal;;;;;;80000;260000;100 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;131072;0.83363;2;2500;;;;4;15;15;;118;[{"count":1,"sizeGB":118,"type":"ssd"}]
x2iezn;48;1572864;10.008;24;19000;19000;80000;100 Gigabit;;30;30;27;;;;;4.5
 12xlarge;;;;;;;;;15;50;50;;;;;;;;;;;;;;;true
 2xlarge;8;262144;1.668;4;3170;3170;13333;Up to 25 Gigabit;4;15;15
 4xlarge;16;524288;3.336;8;4750;4750;20000;Up to 25 Gigabit
 6xlarge;24;786432;5.004;12;9500;9500;40000;50 Gigabit
 8xlarge;32;1048576;6.672;16;12000;12000;55000;75 Gigabit
 metal;;;;;;;;;15;50;50;31;;;;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
x8aedz;48;1572864;;48;30000;15000;60000;Up to 18.75 Gigabit;16;64;64;;3800;[{"count":1,"sizeGB":3800,"type":"ssd"}];1;AMD;5;;;;;;;;;;;;dedicated;required;;;;;;;;;;;;;false
 12xlarge;;;;;;30000;120000;37.5 Gigabit;;;;64
 24xlarge;96;3145728;;96;60000;60000;240000;75 Gigabit;;;;128;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];;;;;;;;;;;;true
 3xlarge;12;393216;;12;7500;;;;8;40;40;;950;[{"count":1,"sizeGB":950,"type":"ssd"}]
 6xlarge;24;786432;;24;15000;;;18.75 Gigabit;8;40;40;;1900;[{"count":1,"sizeGB":1900,"type":"ssd"}]
 large;2;65536;;2;1250;;;;4;20;20;;158;[{"count":1,"sizeGB":158,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
 metal-12xl;;;;;;30000;120000;37.5 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 metal-24xl;96;3145728;;96;60000;60000;240000;75 Gigabit;;;;79;7600;[{"count":2,"sizeGB":3800,"type":"ssd"}];;;;null;true;;;legacy-bios;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;131072;;4;2500;;;;4;20;20;;316;[{"count":1,"sizeGB":316,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;true
x8g;96;1572864;18.7584;96;30000;;;;15;;;;;;1;AWS;2.8;;;;arm64;uefi;;;;;;;dedicated
 12xlarge;48;786432;4.6896;48;15000;15000;60000;22.5 Gigabit;8;30;30
 16xlarge;64;1048576;6.2528;64;20000;20000;80000;30 Gigabit;;;;48
 24xlarge;;;9.3792;;;30000;120000;40 Gigabit;;;;64;;;;;;;;;;;;;;true
 2xlarge;8;131072;0.7816;8;2500;;;Up to 15 Gigabit;4;15;15
 48xlarge;192;3145728;;192;40000;40000;240000;50 Gigabit;;;;128;;;;;2.7;;;;;;;;;true
 4xlarge;16;262144;1.5632;16;5000;;;Up to 15 Gigabit;8;30;30
 8xlarge;32;524288;3.1264;32;10000;;;15 Gigabit;8;30;30
 large;2;32768;0.1954;2;630;;;;3;10;10
 medium;1;16384;0.0977;1;315;;;;2;4;4;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal-24xl;;;10.31712;;;30000;120000;40 Gigabit;;;;39;;;;;;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 metal-48xl;192;3145728;;192;40000;40000;240000;50 Gigabit;;;;79;;;;;2.7;null;true;;;;;;;true;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;65536;0.3908;4;1250;;;;4;15;15
x8i;192;3145728;48.74438;96;60000;;;Up to 15 Gigabit;24;64;64;;;;;;;;;;;;;;;;;;dedicated
 12xlarge;48;786432;5.25192;24;15000;15000;60000;22.5 Gigabit;12;50;50
 16xlarge;64;1048576;7.00256;32;20000;20000;80000;30 Gigabit;16;;;48
 24xlarge;96;1572864;10.50384;48;30000;30000;120000;40 Gigabit;16;;;64
 2xlarge;8;131072;0.87532;4;2500;;;;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
 32xlarge;128;2097152;14.00512;64;40000;40000;160000;50 Gigabit;;;;88
 48xlarge;;;21.00768;;;60000;240000;75 Gigabit;;;;128;;;;;;;;;;;;;;true
 4xlarge;16;262144;1.75064;8;5000;;;;8;50;50
 64xlarge;256;4194304;28.01024;128;70000;70000;320000;80 Gigabit;;;;128;;;;;;;;;;;;;;true
 8xlarge;32;524288;3.50128;16;10000;;;15 Gigabit;10;50;50
 96xlarge;384;6291456;;192;80000;80000;480000;100 Gigabit;;;;128;;;;;;;;;;;;;;true
 large;2;32768;0.21883;1;650;;;Up to 12.5 Gigabit;3;20;20;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true;;;;false
 metal-48xl;;;23.10845;;;60000;240000;75 Gigabit;;;;64;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 metal-96xl;384;6291456;;192;80000;80000;480000;100 Gigabit;;;;79;;;;;;null;true;;;legacy-bios;;;;true;;;shared;;;;;;;;;;;;;;;false;false
 xlarge;4;65536;0.43766;2;1250;;;Up to 12.5 Gigabit;4;30;30;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;true
z1d;48;393216;4.464;24;19000;3170;13333;Up to 10 Gigabit;15;;;26;1800;[{"count":2,"sizeGB":900,"type":"ssd"}];;;4;;;;;;;;;;;;;required;;;;;;;;;;;;;false
 12xlarge;;;;;;19000;80000;25 Gigabit;;;;25
 2xlarge;8;65536;0.744;4;3170;;;;4;15;15;;300;[{"count":1,"sizeGB":300,"type":"ssd"}]
 3xlarge;12;98304;1.116;6;4750;4750;20000;;8;30;30;;450;[{"count":1,"sizeGB":450,"type":"ssd"}]
 6xlarge;24;196608;2.232;12;9500;9500;40000;12 Gigabit;8;30;30;;900;[{"count":1,"sizeGB":900,"type":"ssd"}]
 large;2;16384;0.186;1;800;;;;3;10;10;;75;[{"count":1,"sizeGB":75,"type":"ssd"}];;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;false
 metal;;;;;;19000;80000;25 Gigabit;;;;31;;;;;;null;true;;;legacy-bios;;;;;;;;;;;;;;;;;;;;;;false;false
 xlarge;4;32768;0.372;2;1580;;;;4;15;15;;150;[{"count":1,"sizeGB":150,"type":"ssd"}]
`;
